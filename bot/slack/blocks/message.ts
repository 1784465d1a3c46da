import type { types } from "@slack/bolt";

/** What `chat.postMessage`, `chat.postEphemeral` and `chat.update` take besides where to post. */
export interface Message {
  /** Stands alone: notifications show only it, and so may a server that knows no blocks. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** @param text inert already */
export function message(text: string, blocks: readonly types.KnownBlock[]): Message {
  return { text, blocks: [...blocks], unfurl_links: false, unfurl_media: false };
}
