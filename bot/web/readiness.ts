/** Whether questions can be answered yet. `done` and `total` count files of the first ingest; `total` is 0 until it is known. */
export type Readiness =
  | { readonly kind: "ready" }
  | { readonly kind: "starting"; readonly done: number; readonly total: number };
