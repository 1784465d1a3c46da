import { z } from "zod";
import { type DeskPress, pressOf, type Row, readRequestValue, rowOf } from "../blocks/desk-actions.ts";
import { readScene, type Scene } from "../blocks/desk-modals.ts";

const PRESS = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  container: z.looseObject({
    channel_id: z.string().optional(),
    message_ts: z.string().optional(),
    thread_ts: z.string().nullish(),
    is_ephemeral: z.boolean().nullish(),
  }),
  view: z
    .object({
      id: z.string(),
      type: z.string(),
      private_metadata: z.string().default(""),
      state: z.object({ values: z.unknown() }).nullish(),
    })
    .nullish(),
  actions: z
    .tuple([z.object({ action_id: z.string(), block_id: z.string().default(""), value: z.string().nullish() })])
    .rest(z.unknown()),
});

/** A press of something of the desks', wherever it stands. */
export interface DeskPressed {
  readonly action: string;
  readonly value: string;
  readonly block: string;
  readonly user: string;
  readonly trigger: string;
  /** The modal in which it was; null elsewhere. */
  readonly view: { readonly id: string; readonly origin: string; readonly state: unknown } | null;
  readonly scene: Scene;
  /** Where a sentence for the presser alone goes. */
  readonly place: { readonly channel: string; readonly threadTs: string | null; readonly isAlone: boolean } | null;
}

/** @returns undefined for what is nothing of the desks' */
export function deskPressIn(body: unknown): DeskPressed | undefined {
  const { data } = PRESS.safeParse(body);
  if (data === undefined || !data.actions[0].action_id.startsWith("desk-")) return undefined;
  const { container, view, user, trigger_id } = data;
  const { action_id: action, block_id: block, value } = data.actions[0];
  const row: Row = view?.type === "home" ? "home" : (rowOf(block) ?? "card");
  const { channel_id: channel, message_ts: ts, thread_ts } = container;
  const isAlone = container.is_ephemeral === true;
  const inMessage = channel !== undefined && ts !== undefined;
  const isModal = view?.type === "modal";
  return {
    ...{ action, block, value: value ?? "", user: user.id, trigger: trigger_id },
    view: isModal ? { id: view.id, origin: view.private_metadata, state: view.state?.values } : null,
    scene: (isModal ? readScene(view.private_metadata) : undefined) ?? {
      row,
      // What one person alone sees cannot be changed.
      ...(inMessage && !isAlone ? { channel, ts } : { channel: null, ts: null }),
    },
    place: inMessage ? { channel, threadTs: isAlone ? null : (thread_ts ?? ts), isAlone } : null,
  };
}

/** Which request is meant, and what is to happen to it. */
export function requestPress({
  action,
  value,
}: DeskPressed): { readonly press: DeskPress; readonly id: string; readonly round: number } | undefined {
  const press = pressOf(action);
  const request = readRequestValue(value);
  return press === undefined || request === undefined ? undefined : { press, ...request };
}
