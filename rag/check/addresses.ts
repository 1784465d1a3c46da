import type { Exact } from "./exact.ts";

/** A way to reach a page, a file, a person or a group; `key` is what makes two of them the same. */
export interface Address extends Exact {
  readonly kind: "link" | "mention" | "e-mail" | "phone";
  readonly key: string;
}

const URL_REST = "[^\\s<>\"'「」『』()\\[\\]、。]";
const LINK = new RegExp(
  [
    `[a-z][a-z0-9+.-]*://${URL_REST}+`,
    `(?:mailto|javascript|vbscript|data|file):${URL_REST}+`,
    `\\\\\\\\[^\\s、。]+`,
    `(?<![a-z])[a-z]:\\\\[^\\s、。]*`,
    `(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.])`,
    `(?<![a-z0-9@._-])(?:[a-z0-9_-]+\\.)+[a-z]{2,}(?![a-z])(?:[/:?#]${URL_REST}*)?`,
  ].join("|"),
  "gu",
);
const E_MAIL = /(?:mailto:)?[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gu;
const MENTION = /<[@!#][^>\s]*>?|(?<![a-z0-9._%+-])@[\p{L}\p{N}_.-]+/gu;
const PHONE =
  /(?:\+81[-\s]?|\(?0)\d{1,4}\)?[-\s(]?\d{1,4}\)?-?\d{3,4}(?!\d)|(?:内線|ダイヤルイン)(?:番号)?[\s:は]*\d+(?:-\d+)*/gu;
/** A document's own name is no address of a host: 様式1.docx, readme.txt. */
const FILE_NAME = /^[^/\\:]+\.(?:docx?|xlsx?|xlsm|pptx?|pdf|txt|csv|md|zip|html?|xml|json|png|jpe?g)$/u;

/** Addresses in normalised text. A mail's address comes before the host within it. */
export function findAddresses(text: string): readonly Address[] {
  let rest = text;
  const take = (kind: Address["kind"], pattern: RegExp, keyOf: (match: string) => string) =>
    [...rest.matchAll(pattern)].map((match): Address => {
      rest = `${rest.slice(0, match.index)}${" ".repeat(match[0].length)}${rest.slice(match.index + match[0].length)}`;
      return { kind, text: match[0], index: match.index, key: keyOf(match[0]) };
    });
  return [
    ...take("mention", MENTION, (found) => found),
    ...take("e-mail", E_MAIL, (found) => found.replace("mailto:", "")),
    ...take("link", LINK, (found) => found.replace(/[.,:;!?/]+$/u, "")),
    ...take("phone", PHONE, (found) => found.replace(/\D/gu, "").replace(/^81/u, "0")),
  ];
}

/** Mentions are the same as nothing: no passage calls people, and a text that tells a model to must not succeed. */
export function isSameAddress(one: Address, other: Address): boolean {
  return one.kind !== "mention" && one.kind === other.kind && one.key === other.key;
}

/** A link or a mention, which take the reader elsewhere or disturb others; a file's name is neither. */
export function leadsAway(text: string): boolean {
  return findAddresses(text).some(({ kind, key }) => kind === "mention" || (kind === "link" && !FILE_NAME.test(key)));
}
