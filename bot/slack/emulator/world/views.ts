import type { Home, Modal } from "../check-view.ts";
import type { Clock } from "../clock.ts";
import { LIMITS } from "../limits.ts";
import { identified } from "./identify.ts";

/** A modal that somebody has open, or somebody's Home tab. */
export interface OpenView {
  readonly id: string;
  readonly hash: string;
  readonly user: string;
  readonly view: Modal | Home;
  /** The view's blocks, each with its id. */
  readonly blocks: readonly object[];
  readonly rootId: string;
  readonly previousId: string | null;
}

export interface Views {
  /** Permits one view within three seconds. */
  newTrigger(user: string): string;
  /** Uses a trigger up. */
  exchange(trigger: string): { readonly user: string } | { readonly error: string };
  /** The modals that somebody has open, the one on top last. */
  stack(user: string): readonly OpenView[];
  open(user: string, view: Modal): OpenView;
  /** @returns undefined where no more fit */
  push(user: string, view: Modal): OpenView | undefined;
  update(open: OpenView, view: Modal | Home): OpenView;
  /** Takes the one on top away. */
  pop(user: string): void;
  clear(user: string): void;
  get(id: string): OpenView | undefined;
  byExternalId(externalId: string): OpenView | undefined;
  home(user: string): OpenView | undefined;
  publish(user: string, view: Home): OpenView;
}

/** Triggers are remembered beyond their life, so that a late one is told from an invented one. */
const REMEMBERED_TRIGGERS = 10_000;

export function createViews(clock: Clock): Views {
  const triggers = new Map<string, { readonly user: string; readonly at: number; readonly used: boolean }>();
  const stacks = new Map<string, readonly OpenView[]>();
  const homes = new Map<string, OpenView>();
  const byId = new Map<string, OpenView>();
  let count = 0;

  const make = (user: string, view: Modal | Home, before?: OpenView): OpenView => {
    // Another workspace over the same store begins to count anew: the moment tells its views apart.
    const id = `V${clock.now().toString(36).toUpperCase()}${++count}`;
    const open = { id, hash: `${clock.now()}.${count}`, user, view, blocks: identified(view.blocks) };
    return { ...open, rootId: before?.rootId ?? id, previousId: before?.id ?? null };
  };
  const keep = (user: string, stack: readonly OpenView[]) => {
    for (const { id } of stacks.get(user) ?? []) byId.delete(id);
    for (const open of stack) byId.set(open.id, open);
    stacks.set(user, stack);
  };
  const stackOf = (user: string) => stacks.get(user) ?? [];

  return {
    newTrigger: (user) => {
      const trigger = `${clock.now()}.${++count}.emulator`;
      triggers.set(trigger, { user, at: clock.now(), used: false });
      if (triggers.size > REMEMBERED_TRIGGERS) for (const oldest of triggers.keys().take(1)) triggers.delete(oldest);
      return trigger;
    },
    exchange: (trigger) => {
      const known = triggers.get(trigger);
      if (known === undefined) return { error: "invalid_trigger_id" };
      if (clock.now() - known.at > LIMITS.triggerMs) return { error: "expired_trigger_id" };
      if (known.used) return { error: "exchanged_trigger_id" };
      triggers.set(trigger, { ...known, used: true });
      return { user: known.user };
    },
    stack: stackOf,
    open: (user, view) => {
      const opened = make(user, view);
      keep(user, [opened]);
      return opened;
    },
    push: (user, view) => {
      const stack = stackOf(user);
      if (stack.length >= LIMITS.viewStack) return undefined;
      const pushed = make(user, view, stack.at(-1));
      keep(user, [...stack, pushed]);
      return pushed;
    },
    update: (open, view) => {
      const made = make(open.user, view);
      const updated = { ...made, id: open.id, rootId: open.rootId, previousId: open.previousId };
      byId.set(updated.id, updated);
      if (view.type === "home") homes.set(open.user, updated);
      else
        keep(
          open.user,
          stackOf(open.user).map((each) => (each.id === open.id ? updated : each)),
        );
      return updated;
    },
    pop: (user) => keep(user, stackOf(user).slice(0, -1)),
    clear: (user) => keep(user, []),
    get: (id) => byId.get(id),
    byExternalId: (externalId) => byId.values().find(({ view }) => view.external_id === externalId),
    home: (user) => homes.get(user),
    publish: (user, view) => {
      const home = { ...make(user, view), ...(homes.has(user) ? { id: homes.get(user)?.id ?? "" } : {}) };
      homes.set(user, home);
      byId.set(home.id, home);
      return home;
    },
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function viewObject({ id, hash, view, blocks, rootId, previousId }: OpenView, values: object = {}): object {
  return {
    title: null,
    submit: null,
    close: null,
    private_metadata: "",
    callback_id: "",
    external_id: "",
    clear_on_close: false,
    notify_on_close: false,
    ...view,
    id,
    hash,
    blocks,
    team_id: "T1",
    app_id: "A1",
    app_installed_team_id: "T1",
    bot_id: "B0BOT",
    root_view_id: rootId,
    previous_view_id: previousId,
    state: { values },
  };
}
