/** Why a file was not taken in, in both languages; `{}` stands for the detail. */
const REFUSALS = {
  empty: { en: "The file is empty.", ja: "ファイルが空です。" },
  "too-large": {
    en: "The file is larger than {} MB. Split it, or save it without its images.",
    ja: "ファイルが{}MBを超えています。分けるか、画像を除いて保存してください。",
  },
  "expands-too-far": {
    en: "The file unpacks to far more than it seems to hold. Save it as PDF, or split it.",
    ja: "展開すると大きくなりすぎるため、読めません。PDFで保存し直すか、分けてください。",
  },
  encrypted: {
    en: "The file is protected by a password. Remove the password and try again.",
    ja: "パスワードで保護されています。パスワードを外してからもう一度お試しください。",
  },
  damaged: {
    en: "The file is damaged and cannot be opened. Export it again from the original.",
    ja: "ファイルが壊れていて開けません。元のデータからもう一度書き出してください。",
  },
  "legacy-office": {
    en: "Files of this kind (.{}) are read by way of LibreOffice, which is not installed on the server. Install it (package libreoffice), or save the file as .docx, .xlsx or .pptx.",
    ja: "この形式（.{}）を読むにはLibreOfficeが必要ですが、サーバーに入っていません。管理者にLibreOffice（パッケージ名 libreoffice）の導入を頼むか、.docx・.xlsx・.pptxで保存し直してください。",
  },
  "takes-too-long": {
    en: "The file could not be read within {} seconds. Split it, or save it as PDF.",
    ja: "{}秒以内に読み終わりませんでした。ファイルを分けるか、PDFで保存し直してください。",
  },
  scanned: {
    en: "The text is an image (page {}), and Tesseract, which reads such pages, is not installed on the server. Install the packages tesseract-ocr, tesseract-ocr-jpn, tesseract-ocr-jpn-vert and poppler-utils, or save the file with recognised text.",
    ja: "文字が画像になっており（{}ページ）、読むためのTesseractがサーバーに入っていません。管理者にtesseract-ocr、tesseract-ocr-jpn、tesseract-ocr-jpn-vert、poppler-utilsの導入を頼むか、文字認識をしてから保存してください。",
  },
  "recognition-too-long": {
    en: "The text is an image, and not one page could be recognised within {} seconds. Split the file, or save it with recognised text.",
    ja: "文字が画像になっており、{}秒以内に1ページも文字認識できませんでした。ファイルを分けるか、文字認識をしてから保存してください。",
  },
  "image-too-large": {
    en: "The image has more than {} million pixels. Scan it at 300 dots per inch, or split it.",
    ja: "画像が大きすぎます（{}00万画素まで）。300dpiでスキャンし直すか、分けてください。",
  },
  "takes-too-much-memory": {
    en: "Reading the file took more than {} MB of memory. Split it, or save it as PDF.",
    ja: "読むのに必要なメモリーが{}MBを超えました。ファイルを分けるか、PDFで保存し直してください。",
  },
  "reader-failed": {
    en: "The program that reads such files failed on this one. Export it again from the original, or save it as PDF.",
    ja: "このファイルを読む途中で処理が止まりました。元のデータから書き出し直すか、PDFで保存し直してください。",
  },
  archive: {
    en: "The file is a ZIP archive. Unpack it and bring the files in it.",
    ja: "ZIPのままでは読めません。展開して、中のファイルを取り込んでください。",
  },
  "archive-too-large": {
    en: "The archive holds more than can be taken in at once ({}). Split it; what came before this was taken in.",
    ja: "ZIPの中身が一度に取り込める量（{}）を超えています。分けてください。ここまでの分は取り込んでいます。",
  },
  "empty-archive": {
    en: "The archive holds no file.",
    ja: "ZIPの中にファイルがありません。",
  },
  "unknown-compression": {
    en: "The entry is packed in a way that cannot be unpacked here. Pack it again as an ordinary ZIP file.",
    ja: "このZIPの圧縮方式には対応していません。通常のZIPで圧縮し直してください。",
  },
  "nested-too-deeply": {
    en: "Archives lie within archives more than {} deep. Unpack the inner ones first.",
    ja: "ZIPの中のZIPが{}段を超えています。内側のZIPを展開してから取り込んでください。",
  },
  "unsafe-entry": {
    en: "The entry's name leads out of the archive, or it is a link; it is left out.",
    ja: "ZIPの外を指す名前かリンクのため、取り込みません。ファイルそのものを入れ直してください。",
  },
  "no-text": {
    en: "No text was found in the file, nor in its images.",
    ja: "文字が見つかりません（画像の中も含む）。元のファイルを開いて中身をご確認ください。",
  },
  "unsupported-type": {
    en: "This type of file cannot be read. Use Word, Excel, PowerPoint, PDF, HTML, Markdown, text or CSV.",
    ja: "この種類のファイルは読めません。Word、Excel、PowerPoint、PDF、HTML、Markdown、テキスト、CSVのいずれかにしてください。",
  },
  "save-as-pdf": {
    en: "Files of this kind (.{}) cannot be read. Export it as PDF from the program that made it.",
    ja: "この形式（.{}）は読めません。作成したソフトでPDFに書き出してから入れてください。",
  },
  "other-archive": {
    en: "Of archives only ZIP can be read, not .{}. Unpack it and bring the files in it.",
    ja: "ZIP以外の圧縮ファイル（.{}）は読めません。展開して、中のファイルを入れてください。",
  },
  mail: {
    en: "Mails (.{}) cannot be read. Save what it says as PDF or text, and bring its attachments by themselves.",
    ja: "メール（.{}）のままでは読めません。本文はPDFかテキストで保存し、添付ファイルは取り出して入れてください。",
  },
  "other-image": {
    en: "Images of this kind (.{}) cannot be read. Save it as PNG, JPEG, TIFF or PDF.",
    ja: "この形式の画像（.{}）は読めません。PNG、JPEG、TIFF、PDFのいずれかで保存し直してください。",
  },
  "sound-or-film": {
    en: "Sound and film (.{}) cannot be read. Bring what it says as a document.",
    ja: "音声や動画（.{}）は読めません。内容を文書にして入れてください。",
  },
  "unknown-xml": {
    en: "This XML is not a law as e-Gov publishes it. Bring the document as Word, PDF or HTML.",
    ja: "e-Gov法令検索のXMLではないため読めません。Word、PDF、HTMLの形で取り込んでください。",
  },
  "unknown-json": {
    en: "This JSON is not a recording of the Chrome DevTools Recorder. Export the recording again, as JSON.",
    ja: "Chromeの「レコーダー」で書き出した操作の記録ではありません。レコーダーからJSON形式で書き出し直してください。",
  },
  "no-steps": {
    en: "The recording holds no operation. Start recording before you operate the page, and export it again.",
    ja: "記録に操作がありません。録画を始めてから画面を操作し、もう一度書き出してください。",
  },
  "replaced-meanwhile": {
    en: "Another file with the same title, number and effective date took its place meanwhile, or it was withdrawn. Give one of them another title or date, and take it in again.",
    ja: "取り込んでいる間に、題名・番号・施行日が同じ別のファイルに置き換わったか、取り下げられました。題名か施行日を分けて、もう一度取り込んでください。",
  },
  "not-a-document": { en: "Not a document type.", ja: "文書の種類ではありません。" },
  "not-there": {
    en: "There is no such file any more; it was moved or deleted. Bring it again.",
    ja: "ファイルが見つかりません。移動または削除されていないか確かめて、もう一度入れてください。",
  },
  "not-permitted": {
    en: "The file may not be opened: permission is denied. Have reading it allowed, and bring it again.",
    ja: "ファイルを開く権限がありません。読み取りを許可してもらってから、もう一度入れてください。",
  },
  unreadable: {
    en: "The file cannot be opened: {}.",
    ja: "ファイルを開けません（{}）。",
  },
  "invalid-metadata": {
    en: "The metadata field `{}` is missing or wrong.",
    ja: "文書情報の項目「{}」がないか、正しくありません。",
  },
  "manifest-without-file": {
    en: "The first line of the folder's manifest.csv has no column `file`. Name the columns there, `file` for the files' names.",
    ja: "フォルダーのmanifest.csvの1行目に「file」の列がありません。1行目に列の名前（ファイル名の列はfile）を書いてください。",
  },
  "manifest-too-many-cells": {
    en: "Line {} of the folder's manifest.csv has more cells than its first line. Look for a comma too many.",
    ja: "フォルダーのmanifest.csvの{}行目に、1行目より多くの項目があります。余分なカンマがないかご確認ください。",
  },
  "invalid-date": {
    en: "The effective date `{}` is no date, or a day that the calendar does not have. Write it as 2026-04-01 or 令和8年4月1日.",
    ja: "施行日・失効日の「{}」は日付として読めないか、暦にない日です。2026-04-01か令和8年4月1日のように書き直してください。",
  },
  "invalid-manifest": {
    en: "The folder's manifest.csv cannot be read: {}.",
    ja: "フォルダーのmanifest.csvを読めません（{}）。",
  },
  "disk-full": {
    en: "There is no space left where the data folder is. Make room, then take the file in again.",
    ja: "保存先の空き容量がありません。空きを作ってから、もう一度取り込んでください。",
  },
  cancelled: {
    en: "Somebody cancelled it. Take the file in again if that was a mistake.",
    ja: "取りやめられました。必要なら、もう一度取り込んでください。",
  },
  "not-yours": {
    en: "The document belongs to another department. Ask an administrator to take it in.",
    ja: "この資料は、ほかの所属の所管です。取り込みは管理者に依頼してください。",
  },
  "not-stored": {
    en: "The text could not be stored in the library: {}.",
    ja: "読み取った文書を保存できませんでした（{}）。",
  },
} as const;

const WARNINGS = {
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
    ja: "題名・番号・施行日が同じ{}の内容を置き換えました。",
  },
  "same-title": {
    en: "There is another document of the same title ({}). If this is its new version, give it the same number and issuer, and take it in again.",
    ja: "同じ題名の資料（{}）が別にあります。その新しい版の場合は、番号と発出者をそろえて取り込み直してください。",
  },
} as const;

interface Message<Code extends string> {
  readonly code: Code;
  readonly detail: string;
}

export type Refusal = Message<keyof typeof REFUSALS>;
export type Warning = Message<keyof typeof WARNINGS>;

export function isRefusalCode(code: string): code is Refusal["code"] {
  return Object.hasOwn(REFUSALS, code);
}

export function isWarningCode(code: string): code is Warning["code"] {
  return Object.hasOwn(WARNINGS, code);
}

export type MessageLanguage = "en" | "ja";

export function refusalText(refusal: Refusal, language: MessageLanguage): string {
  return REFUSALS[refusal.code][language].replace("{}", () => refusal.detail);
}

export function warningText(warning: Warning, language: MessageLanguage): string {
  return WARNINGS[warning.code][language].replace("{}", () => warning.detail);
}
