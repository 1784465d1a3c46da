import type { StoredMessage } from "./messages.ts";
import type { Workspace } from "./workspace.ts";

/** Something that a person can read. */
export interface Seen {
  readonly kind: "message" | "ephemeral" | "modal" | "home";
  /** The conversation it is in; null for views. */
  readonly channel: string | null;
  readonly ts: string | null;
  /** Every text in it, a line each. */
  readonly text: string;
}

/** All that somebody can read now: the conversations they are in, what is shown to them alone, their modals and Home tab. */
export function seenBy({ channels, messages, ephemerals, views }: Workspace, user: string): readonly Seen[] {
  const home = views.home(user);
  return [
    ...[...channels.of(user)].flatMap(({ id }) => [...messages.in(id)].map(seenMessage)),
    ...ephemerals.of(user).map(({ channel, ts, text, blocks }) => ({
      ...{ kind: "ephemeral" as const, channel, ts },
      text: [text, ...textsIn(blocks)].join("\n"),
    })),
    ...views.stack(user).map(({ view, blocks }) => ({
      ...{ kind: "modal" as const, channel: null, ts: null },
      text: [...textsIn(view), ...textsIn(blocks)].join("\n"),
    })),
    ...(home === undefined
      ? []
      : [{ kind: "home" as const, channel: null, ts: null, text: textsIn(home.blocks).join("\n") }]),
  ];
}

function seenMessage({ channel, ts, text, blocks, metadata }: StoredMessage): Seen {
  // Metadata is there for every app and member to read: https://docs.slack.dev/messaging/message-metadata
  return { kind: "message", channel, ts, text: [text, ...textsIn(blocks), ...textsIn(metadata)].join("\n") };
}

/** Every string at any depth: texts, addresses, values of buttons. */
function textsIn(json: unknown): readonly string[] {
  if (typeof json === "string") return [json];
  if (typeof json !== "object" || json === null) return [];
  return Object.values(json).flatMap(textsIn);
}
