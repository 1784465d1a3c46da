/** Why a file was not taken in, in both languages; `{}` stands for the detail. */
export const REFUSALS = {
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
  "only-frames": {
    en: "The page only divides the window into frames. Bring the pages that are shown in them.",
    ja: "画面を分ける枠だけのページで、本文がありません。枠の中に表示されるページのファイルを入れてください。",
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
  "other-content": {
    en: "The name ends in {}, but the content is of another type. Save it anew from the program that made it.",
    ja: "名前は{}ですが、中身は違う種類のファイルです。作ったソフトで開き、保存し直してください。",
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
  "too-long-metadata": {
    en: "The metadata field `{}` is longer than 200 characters.",
    ja: "文書情報の項目「{}」が長すぎます。200文字以内にしてください。",
  },
  "invalid-front-matter": {
    en: "The lines between the first two `---` are not `field: value` each.",
    ja: "はじめの「---」の間を読み取れません。「title: 題名」のように、項目と値を1行ずつ書いてください。",
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
