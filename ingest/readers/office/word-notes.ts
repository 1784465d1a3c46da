const LIST = /<ol>(?:<li id="(?:foot|end)note-(?:(?!<\/ol>)[\s\S])*<\/li>)<\/ol>\s*$/u;
const NOTE = /<li id="((?:foot|end)note-[^"]*)">([\s\S]*?)<\/li>(?=<li id="(?:foot|end)note-|<\/ol>\s*$)/gu;
const LINK_BACK = /\s*<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/gu;

/** Footnotes and endnotes, which mammoth sets as one list at the end, each below the paragraph, list or table that calls it. */
export function withNotesPlaced(html: string): string {
  const list = LIST.exec(html);
  if (list === null) return html;
  const body = html.slice(0, list.index);
  const notes = [...list[0].matchAll(NOTE)].map(([, id = "", inner = ""], index) => {
    const text = inner.replace(LINK_BACK, "").replace(/^<p>/u, "");
    return { place: placeOf(body, id), markup: `<p>[${index + 1}] ${text}` };
  });
  return notes.reduceRight((placed, { place, markup }) => placed.slice(0, place) + markup + placed.slice(place), body);
}

/** Behind the outermost element that calls the note; at the end where none does. */
function placeOf(body: string, id: string): number {
  const call = body.indexOf(`href="#${id}"`);
  if (call === -1) return body.length;
  const outermost = ["table", "ul", "ol"].map((tag) => enclosingEnd(body, tag, call)).filter((end) => end !== -1);
  if (outermost.length > 0) return Math.max(...outermost);
  const end = /<\/(?:p|h[1-6])>/u.exec(body.slice(call));
  return end === null ? body.length : call + end.index + end[0].length;
}

/** Where the outermost element of the tag around the place ends; -1 where none is around it. */
function enclosingEnd(body: string, tag: string, place: number): number {
  let depth = 0;
  let around = false;
  for (const match of body.matchAll(new RegExp(`<(/?)${tag}[\\s>]`, "gu"))) {
    if (match.index > place && !around) around = depth > 0;
    if (match.index > place && depth === 0 && !around) return -1;
    depth += match[1] === "/" ? -1 : 1;
    if (around && depth === 0) return match.index + match[0].length;
  }
  return -1;
}
