import { z } from "zod";

const NODE = z.looseObject({
  type: z.string().optional(),
  text: z.unknown().optional(),
  url: z.unknown().optional(),
  user_id: z.unknown().optional(),
});
/** Rich text that is more than words. */
const CALLING = ["broadcast", "channel", "usergroup", "team", "emoji", "date", "image"];
const CONTROL = /<[!@#\p{L}/]/giu;
const BIDI = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/gu;
/** What Slack makes a link of where it parses words, and more: any scheme, domain, mail address or number to call. */
const AUTOLINKS = [
  /[a-z][a-z0-9+.-]*:[/／]{2}/giu,
  /\b(?:mailto|tel|sms|javascript|data|slack):\S/giu,
  /[a-z0-9-]+[.．。｡][a-zａ-ｚ]{2,}/giu,
  /\p{L}+\.\p{L}{2,}/gu,
];
const SHORTCODE = /:[a-z][a-z0-9_+-]*:/giu;

/**
 * What in a message or view would call somebody, lead off the site or act, as Slack parses it: mentions, links, addresses that
 * it links of itself, turned text. Written apart from what makes text inert.
 * @param site origin that may be linked to
 * @param user the one person who may be named
 */
export function liveIn(shown: object, site: string, user?: string): readonly string[] {
  const { text, ...rest } = z.looseObject({ text: z.string().optional(), blocks: z.array(z.unknown()) }).parse(shown);
  const live = rest.blocks.flatMap((block) => inTree(block, site, user));
  return text === undefined ? live : [...live, ...inMrkdwn(text, site, user)];
}

function inTree(json: unknown, site: string, user?: string): readonly string[] {
  if (Array.isArray(json)) return json.flatMap((each) => inTree(each, site, user));
  const { data: node } = NODE.safeParse(json);
  if (node === undefined) return [];
  const { type = "", text, url, user_id, ...children } = node;
  const own = typeof text === "string" ? (type === "mrkdwn" ? inMrkdwn(text, site, user) : inWords(text)) : [];
  return [
    ...own,
    ...(CALLING.includes(type) ? [type] : []),
    ...(url !== undefined && !isOurs(url, site) ? [`link to ${url}`] : []),
    ...(user_id !== undefined && user_id !== user ? [`mention of ${user_id}`] : []),
    ...(typeof text === "string" ? [] : inTree(text, site, user)),
    ...Object.values(children).flatMap((child) => (typeof child === "object" ? inTree(child, site, user) : [])),
  ];
}

/** Words that are shown as they stand. */
function inWords(words: string): readonly string[] {
  return [CONTROL, BIDI, SHORTCODE, ...AUTOLINKS, /&(?:lt|gt|amp|#\w+);/giu].flatMap((live) => words.match(live) ?? []);
}

/** `text` and mrkdwn: controls first, then, of what is left, what is linked of itself. */
function inMrkdwn(mrkdwn: string, site: string, user?: string): readonly string[] {
  const controls = mrkdwn.match(/<[^>]*>?/gu) ?? [];
  const foreign = controls.filter(
    (control) => control !== `<@${user}>` && !isOurs(control.slice(1).split("|")[0], site),
  );
  const words = mrkdwn.replace(/<(?:[^|>]*\|)?([^>]*)>/gu, " $1 ").replace(/https:\/\/\S+/gu, ownAddress);
  const decoded = words.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  return [...foreign, ...[BIDI, SHORTCODE, ...AUTOLINKS].flatMap((live) => decoded.match(live) ?? [])];

  function ownAddress(address: string): string {
    return isOurs(address, site) ? "" : address;
  }
}

function isOurs(url: unknown, site: string): boolean {
  return typeof url === "string" && URL.canParse(url) && new URL(url).origin === site;
}
