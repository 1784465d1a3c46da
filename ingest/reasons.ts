/** Why a file was not taken in, in both languages; `{}` stands for the detail. */
const REFUSALS = {
  empty: { en: "The file is empty.", ja: "ファイルが空です。" },
  "too-large": {
    en: "The file is larger than {} MB. Split it, or save it without its images.",
    ja: "ファイルが{}MBを超えています。分けるか、画像を除いて保存してください。",
  },
  "unpacks-too-large": {
    en: "The file unpacks to far more than a document holds, and was not opened. Save its text alone as a new file.",
    ja: "展開すると文書としては大きすぎるため、開きませんでした。文章だけを新しいファイルに保存し直してください。",
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
    en: "The file is in an old Office format. Open it in Word or Excel and save it as .docx or .xlsx.",
    ja: "古い形式のOfficeファイルです。WordやExcelで開き、.docxか.xlsxで保存し直してください。",
  },
  "other-office": {
    en: "Only Word (.docx) and Excel (.xlsx) files can be read, not this kind of Office file. Save it as PDF.",
    ja: "読めるOfficeファイルはWord（.docx）とExcel（.xlsx）だけです。PDFで保存し直してください。",
  },
  "no-text": {
    en: "The file holds no text; it may be a scanned image. Save it with recognised text.",
    ja: "文字が見つかりません。スキャンした画像の場合は、文字認識をしてから保存してください。",
  },
  "unsupported-type": {
    en: "This type of file cannot be read. Use Markdown, text, HTML, Word (.docx), Excel (.xlsx) or PDF.",
    ja: "この種類のファイルは読めません。Markdown、テキスト、HTML、Word（.docx）、Excel（.xlsx）、PDFをお使いください。",
  },
  "not-a-document": { en: "Not a document type.", ja: "文書の種類ではありません。" },
  unreadable: {
    en: "The file cannot be opened: {}.",
    ja: "ファイルを開けません（{}）。",
  },
  "invalid-metadata": {
    en: "The metadata field `{}` is missing or wrong.",
    ja: "文書情報の項目「{}」がないか、正しくありません。",
  },
  "invalid-manifest": {
    en: "The folder's manifest.csv cannot be read: {}.",
    ja: "フォルダーのmanifest.csvを読めません（{}）。",
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
  "unknown-category": {
    en: "The category {} is not known; the document is filed under その他.",
    ja: "種別「{}」は登録がないため、「その他」としました。",
  },
  "pages-without-text": {
    en: "Pages without readable text: {}.",
    ja: "文字を読み取れないページがあります（{}）。",
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
  "same-revision": {
    en: "It replaces the text of {}, which has the same title, number and effective date.",
    ja: "題名・番号・施行日が同じ{}の内容を置き換えました。",
  },
} as const;

interface Message<Code extends string> {
  readonly code: Code;
  readonly detail: string;
}

export type Refusal = Message<keyof typeof REFUSALS>;
export type Warning = Message<keyof typeof WARNINGS>;

export type MessageLanguage = "en" | "ja";

export function refusalText(refusal: Refusal, language: MessageLanguage): string {
  return REFUSALS[refusal.code][language].replace("{}", refusal.detail);
}

export function warningText(warning: Warning, language: MessageLanguage): string {
  return WARNINGS[warning.code][language].replace("{}", warning.detail);
}
