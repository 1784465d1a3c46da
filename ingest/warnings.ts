/** What an administrator should know of a file that was taken in, in both languages; `{}` stands for the detail. */
export const WARNINGS = {
  "title-from-file-name": {
    en: "No title was found; the file name is used.",
    ja: "題名が見つからないため、ファイル名を題名にしました。",
  },
  "date-from-text": {
    en: "No effective date was given; {} is taken from the text.",
    ja: "施行日の指定がないため、本文から{}としました。",
  },
  "date-from-file": {
    en: "No effective date was given or found; the file's date {} is used.",
    ja: "施行日が見つからないため、ファイルの日付の{}としました。",
  },
  "date-of-application": {
    en: "No effective date was given; {}, from which the text says that it is applied, is taken.",
    ja: "施行日の指定がないため、本文の適用日の{}としました。",
  },
  "date-candidates": {
    en: "The text does not say which day counts; it names {}.",
    ja: "本文だけでは施行日が決まりません。本文にある日付は{}です。正しい日を指定してください。",
  },
  "lapses-by-text": {
    en: "The text says that it lapses after {}.",
    ja: "本文に失効日の定めがあるため、{}までの文書としました。",
  },
  "part-starts-apart": {
    en: "A part comes into force on a day of its own: {}",
    ja: "一部の規定の施行日が異なります。{}",
  },
  "unknown-category": {
    en: "The category {} is not known; the document is filed under その他.",
    ja: "種別「{}」は登録がないため、「その他」としました。",
  },
  "pages-without-text": {
    en: "Pages without readable text: {}.",
    ja: "文字を読み取れないページがあります（{}）。",
  },
  "pictures-not-read": {
    en: "Pictures, whose words are not found: {}.",
    ja: "図が{}か所あります。図の中の文字は検索の対象になりません。",
  },
  "inputs-masked": {
    en: "Typed values that may be personal or secret were masked at {} steps. Check the draft.",
    ja: "個人情報やパスワードと思われる入力を{}か所で伏せました。下書きをご確認ください。",
  },
  "steps-without-name": {
    en: "The recording does not name what is pressed or filled at step {}. Add it to the draft.",
    ja: "操作する場所の名前が記録にない手順があります（手順{}）。下書きに書き足してください。",
  },
  "steps-left-out": {
    en: "Operations that cannot be put into words were left out: {}.",
    ja: "文章にできない操作を{}件省きました。下書きに書き足してください。",
  },
  "scanned-pages": {
    en: "Pages are images and were not read: {}. Install Tesseract with its Japanese data, or save the file with recognised text.",
    ja: "画像のため読んでいないページがあります（{}）。Tesseract（日本語）を導入するか、文字認識をしてから保存してください。",
  },
  "recognised-text": {
    en: "Text was recognised in images by OCR with a mean confidence of {} %. Compare it with the original before relying on it.",
    ja: "画像から文字認識（OCR）で読み取りました（確からしさの平均{}％）。公開前に原本と見比べてください。",
  },
  "recognition-unfinished": {
    en: "There was no time to recognise the text of these pages, which are images: {}. Split the file, or save it with recognised text.",
    ja: "時間内に文字認識できず、読んでいないページがあります（{}）。ファイルを分けるか、文字認識をしてから保存してください。",
  },
  "hidden-left-out": {
    en: "Hidden parts were left out: {}. Show them and take the file in again if they belong to the document.",
    ja: "非表示の部分は読み込んでいません（{}）。必要な場合は、表示してからもう一度入れてください。",
  },
  "rows-left-out": {
    en: "Only the first {} rows of a sheet were read. Split the file if the rest matters.",
    ja: "1つのシートは先頭の{}行まで読み込みました。残りも必要な場合は、ファイルを分けてください。",
  },
  "pictures-left-out": {
    en: "{} pictures could not be kept: they are too large, too many, or drawings that a browser cannot show.",
    ja: "図のうち{}点は残せませんでした（大きすぎる、多すぎる、またはブラウザーで表示できない形式です）。",
  },
  "told-apart": {
    en: "{} has the same title; so this one became a document of its own, with its file name in the title. If both are one document, its page joins them.",
    ja: "同じ題名のファイル「{}」があるため、題名にファイル名を加えて別の文書にしました。同じ文書の場合は、資料の画面の「別の資料の版にする」でまとめられます。",
  },
  "audience-kept": {
    en: "Its document may be read by some only, and the file says nothing of that: it stays so.",
    ja: "読める人は、これまでの版のまま（一部の職員だけ）にしました。",
  },
  "same-revision": {
    en: "It replaces the text of {}, which has the same title, number and effective date.",
    ja: "題名・番号・施行日が同じ「{}」の内容を置き換えました。",
  },
  "same-title": {
    en: "There is another document of the same title ({}). If this is its new version, its page joins them.",
    ja: "同じ題名の資料（{}）が別にあります。その新しい版の場合は、資料の画面の「別の資料の版にする」でまとめられます。",
  },
  "document-withdrawn": {
    en: "The document is withdrawn and not used for answers until it is restored.",
    ja: "この資料は取り下げられているため、回答には使われません。使うときは、資料を開いて元に戻してください。",
  },
} as const;
