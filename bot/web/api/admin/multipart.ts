export interface FormFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The files of a form that a browser sent by itself (RFC 7578), as views of the one body. A field without a file and a file
 * input in which nothing was chosen are left out.
 * @returns undefined where the body is no such form
 */
export function filesIn(body: Uint8Array<ArrayBuffer>, contentType: string): readonly FormFile[] | undefined {
  const boundary = /^multipart\/form-data;.*\bboundary="?(?<boundary>[^";]{1,70})"?/iu.exec(contentType)?.groups
    ?.boundary;
  if (boundary === undefined) return undefined;
  const whole = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const line = Buffer.from(`--${boundary}`);
  const files: FormFile[] = [];
  let start = whole.indexOf(line);
  while (start !== -1) {
    const next = whole.indexOf(`\r\n--${boundary}`, start + line.length);
    if (next === -1) break;
    const headStart = start + line.length + 2;
    const headEnd = whole.indexOf("\r\n\r\n", headStart);
    if (headEnd !== -1 && headEnd < next) {
      const name = fileNameIn(whole.toString("utf8", headStart, headEnd));
      if (name !== "") files.push({ name, bytes: body.subarray(headEnd + 4, next) });
    }
    start = next + 2;
  }
  return files;
}

/** Browsers write quotes and line breaks of a name as percent-escapes, and nothing else. */
function fileNameIn(head: string): string {
  const name = /^content-disposition:.*\bfilename="(?<name>[^"]*)"/imu.exec(head)?.groups?.name ?? "";
  return name.replaceAll("%22", '"').replaceAll("%0D", "").replaceAll("%0A", "");
}
