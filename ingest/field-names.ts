/** The fields of a document as people write them, by the names that they have in Japanese on the admin page and in a spreadsheet. */
const IN_JAPANESE: Readonly<Record<string, string>> = {
  ファイル: "file",
  ファイル名: "file",
  題名: "title",
  番号: "number",
  種別: "category",
  区分: "category",
  発行者: "issuer",
  発出者: "issuer",
  所管: "owner",
  担当: "owner",
  施行日: "effectiveFrom",
  失効日: "effectiveTo",
  閲覧範囲: "audience",
  読める人: "audience",
  対象: "appliesTo",
  対象となる職員: "appliesTo",
};

export function fieldName(written: string): string {
  return IN_JAPANESE[written.trim()] ?? written.trim();
}
