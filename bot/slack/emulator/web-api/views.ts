import { z } from "zod";
import type { Refusal } from "../check/refusal.ts";
import { checkHome, checkModal } from "../check-view.ts";
import { type OpenView, viewObject } from "../world/views.ts";
import type { Workspace } from "../world/workspace.ts";
import { type Method, method } from "./method.ts";

const OPENING = { trigger_id: z.string(), view: z.unknown() };

/** https://docs.slack.dev/reference/methods?family=views */
export const VIEWS: Readonly<Record<string, Method>> = {
  "views.open": method(OPENING, ({ trigger_id, view: given }, { workspace }) => {
    const view = checkModal(given);
    if ("error" in view) return view;
    if (isTaken(workspace, view.external_id)) return { error: "duplicate_external_id" };
    const trigger = workspace.views.exchange(trigger_id);
    if ("error" in trigger) return trigger;
    return shown(workspace, workspace.views.open(trigger.user, view));
  }),

  "views.push": method(OPENING, ({ trigger_id, view: given }, { workspace }) => {
    const view = checkModal(given);
    if ("error" in view) return view;
    if (isTaken(workspace, view.external_id)) return { error: "duplicate_external_id" };
    const trigger = workspace.views.exchange(trigger_id);
    if ("error" in trigger) return trigger;
    if (workspace.views.stack(trigger.user).length === 0) return { error: "not_found" };
    const pushed = workspace.views.push(trigger.user, view);
    return pushed === undefined ? { error: "push_limit_reached" } : shown(workspace, pushed);
  }),

  "views.update": method(
    {
      view_id: z.string().optional(),
      external_id: z.string().optional(),
      hash: z.string().optional(),
      view: z.unknown(),
    },
    ({ view_id, external_id, hash, view: given }, { workspace }) => {
      const { views } = workspace;
      const open = view_id === undefined ? views.byExternalId(external_id ?? "") : views.get(view_id);
      if (open === undefined) return { error: "not_found" };
      if (hash !== undefined && hash !== open.hash) return { error: "hash_conflict" };
      const view = open.view.type === "home" ? checkHome(given) : checkModal(given);
      return "error" in view ? view : shown(workspace, views.update(open, view));
    },
  ),

  "views.publish": method(
    { user_id: z.string(), hash: z.string().optional(), view: z.unknown() },
    ({ user_id, hash, view: given }, { workspace }) => {
      const view = checkHome(given);
      if ("error" in view) return view;
      if (workspace.people.get(user_id) === undefined) return { error: "user_not_found" };
      const before = workspace.views.home(user_id);
      if (hash !== undefined && before !== undefined && hash !== before.hash) return { error: "hash_conflict" };
      return shown(workspace, workspace.views.publish(user_id, view));
    },
  ),
};

function shown({ changes }: Workspace, open: OpenView): object | Refusal {
  changes.tell({ kind: open.view.type === "home" ? "home" : "views", user: open.user });
  return { view: viewObject(open) };
}

function isTaken({ views }: Workspace, externalId: string | undefined): boolean {
  return externalId !== undefined && externalId !== "" && views.byExternalId(externalId) !== undefined;
}
