/**
 * @param words inert already
 * @param path of a page of ours, from `/`
 * @returns a Markdown link; the words alone where the path leads anywhere but to the public address
 */
export function sourceLink(words: string, path: string, publicUrl: string): string {
  if (!path.startsWith("/") || !URL.canParse(`${publicUrl}${path}`)) return words;
  const address = new URL(`${publicUrl}${path}`);
  if (address.origin !== new URL(publicUrl).origin) return words;
  return `[${words}](${address.href.replaceAll("(", "%28").replaceAll(")", "%29")})`;
}
