import type { types } from "@slack/bolt";

/** What `views.publish` takes. */
export interface Home extends types.HomeView {
  blocks: types.KnownBlock[];
}

/** What `views.open`, `views.push` and `views.update` take. */
export interface Modal extends types.ModalView {
  blocks: types.KnownBlock[];
}
