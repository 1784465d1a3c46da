export type Body =
  | { readonly kind: "whole"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "refused"; readonly status: 400 | 411 | 413; readonly sentence: string };

/**
 * A request's body in one buffer of the length that it states, so that it is never there twice. What is larger than
 * `limit`, in bytes, is refused before any of it is read.
 */
export async function bodyOf(request: Request, limit: number, tooLarge: string): Promise<Body> {
  const stated = Number.parseInt(request.headers.get("content-length") ?? "", 10);
  if (!Number.isInteger(stated))
    return refused(411, "大きさがわからないため受け取れません。ファイルを選び直してお試しください。");
  if (stated > limit) return refused(413, tooLarge);
  const bytes = new Uint8Array(stated);
  let length = 0;
  for await (const chunk of request.body ?? []) {
    if (length + chunk.length > stated) return refused(413, tooLarge);
    bytes.set(chunk, length);
    length += chunk.length;
  }
  if (length < stated) return refused(400, "途中で途切れたため受け取れませんでした。もう一度お試しください。");
  return { kind: "whole", bytes };
}

function refused(status: 400 | 411 | 413, sentence: string): Body {
  return { kind: "refused", status, sentence };
}
