import { type ReadResult, refused } from "../block.ts";
import { readHtmlText } from "./html.ts";

export async function readDocx(bytes: Uint8Array): Promise<ReadResult> {
  const { default: mammoth } = await import("mammoth");
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        // Kept images would make a page of text hundreds of megabytes of base64.
        convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
        styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='表題'] => h1:fresh"],
      },
    );
    return readHtmlText(value);
  } catch {
    return refused("damaged");
  }
}
