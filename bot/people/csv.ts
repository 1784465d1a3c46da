/** Records of RFC 4180 text, each a list of fields; empty lines and a byte order mark are left out. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [whole, quoted, plain, end] of text.replace(/^\uFEFF/u, "").matchAll(FIELD)) {
    if (whole === "") break;
    record.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === ",") continue;
    records.push(record);
    record = [];
  }
  if (record.length > 0) records.push([...record, ""]);
  return records.filter((fields) => fields.some((field) => field !== ""));
}

/** A field, quoted or plain, and the comma or line end that closes it. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n?|\n|$)/gu;
