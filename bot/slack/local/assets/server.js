/**
 * @typedef {import("../../emulator/check/blocks.ts").MessageBlock} Block
 * @typedef {Extract<Block, { type: "section" }>} Section
 * @typedef {Extract<Block, { type: "input" }>} Input
 * @typedef {Extract<Block, { type: "actions" }>["elements"][number]
 *   | Extract<Block, { type: "context_actions" }>["elements"][number] | NonNullable<Section["accessory"]>} Control
 * @typedef {Extract<Block, { type: "rich_text" }>["elements"][number]} RichText
 * @typedef {{ id: string, title: { text: string }, submit?: { text: string }, close?: { text: string }, blocks: readonly Block[] }} Modal
 *
 * What one person's Slack shows at a moment.
 * @typedef {{ id: string, name: string, kind: string, external: boolean, members: number, latest: string }} Conversation
 * @typedef {{
 *   ts: string, channel: string, text: string, blocks: readonly Block[], user: string, byApp: boolean, replies: number,
 *   reactions: readonly { name: string, users: readonly string[] }[], edited: boolean, ephemeral: boolean,
 *   streaming: boolean, status: string, files: readonly { name: string, size: number }[],
 * }} Message
 * @typedef {{ id: string, label: string }} Shortcut
 * @typedef {{
 *   ready: boolean, me: string, people: readonly { id: string, name: string, kind: string }[],
 *   channels: readonly Conversation[], direct: Conversation,
 *   place: Conversation & { messages: readonly Message[], prompts: readonly { title: string, message: string }[] },
 *   thread: { ts: string, status: string, messages: readonly Message[] } | null,
 *   home: readonly Block[] | null, modal: Modal | null,
 *   shortcuts: { global: readonly Shortcut[], message: readonly Shortcut[] },
 * }} Screen
 * @typedef {{ notice: string | null, errors?: Readonly<Record<string, string>>, ts?: string }} Outcome
 */

/** @returns {Promise<readonly { id: string, name: string }[]>} */
export async function users() {
  return (await fetch("/api/users")).json();
}

/**
 * @param {{ user: string, place: string, thread: string | null }} looking
 * @returns {Promise<Screen>}
 */
export async function screen({ user, place, thread }) {
  const query = new URLSearchParams({ user, place, thread: thread ?? "" });
  const response = await fetch(`/api/screen?${query}`);
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

/**
 * @param {string} user
 * @param {object} action
 * @returns {Promise<Outcome>}
 */
export async function act(user, action) {
  try {
    const response = await fetch(`/api/act/${user}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(action),
    });
    return await response.json();
  } catch {
    return { notice: "つながりません。npm run slack:local が動いているか確かめてください。" };
  }
}

/**
 * Calls back after changes, several at once where they come fast.
 * @param {() => void} onChange
 */
export function watch(onChange) {
  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      onChange();
    }, 60);
  };
  const source = new EventSource("/api/changes");
  source.addEventListener("change", later);
  source.addEventListener("open", later);
}
