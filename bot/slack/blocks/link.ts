import type { types } from "@slack/bolt";
import { filled, inertWords } from "./rich.ts";

/** Ours are far shorter; Slack refuses more than 3,000. */
const LONGEST = 800;

/**
 * @param path of a page of ours, from `/`
 * @param publicUrl where people open the web page, without a slash at its end
 * @returns undefined where the path leads anywhere but to the public address
 */
export function sourceAddress(path: string, publicUrl: string): string | undefined {
  if (!path.startsWith("/") || !URL.canParse(`${publicUrl}${path}`)) return undefined;
  const address = new URL(`${publicUrl}${path}`);
  if (address.origin !== new URL(publicUrl).origin) return undefined;
  // Each of these ends a link in one of the places where the address may stand.
  const href = address.href.replace(
    /[()|'*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return href.length <= LONGEST ? href : undefined;
}

/**
 * @param address as `chat.getPermalink` gave it
 * @returns undefined where it is no message of Slack's
 */
export function permalink(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, pathname, href } = new URL(address);
  const isSlack = protocol === "https:" && hostname.endsWith(".slack.com") && pathname.startsWith("/archives/");
  return isSlack && href.length <= LONGEST ? href : undefined;
}

/**
 * @param words inert already
 * @returns the words alone where there is no address
 */
export function link(words: string, address: string | undefined): types.RichTextLink | types.RichTextText {
  if (address === undefined) return inertWords(words);
  return { type: "link", url: address, text: filled(words) };
}
