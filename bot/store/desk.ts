import type { Store } from "../../corpus/store/connection.ts";
import { type Append, createAppend } from "./desk-append.ts";
import { type DeskKept, openDeskKept } from "./desk-kept.ts";
import { createNoticeStore, type NoticeStore } from "./desk-notices.ts";
import { createRequestReader, type RequestReader } from "./desk-requests.ts";
import { openDeskTables } from "./desk-schema.ts";

/** All that the desks keep. */
export interface DeskStore {
  readonly requests: RequestReader;
  readonly notices: NoticeStore;
  readonly kept: DeskKept;
  readonly append: Append;
}

export async function openDeskStore(store: Store): Promise<DeskStore> {
  const db = await openDeskTables(store);
  return {
    requests: createRequestReader(db),
    notices: createNoticeStore(db),
    kept: await openDeskKept(store),
    append: createAppend(db),
  };
}
