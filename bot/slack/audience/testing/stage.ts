import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hono } from "hono";
import { createSynonyms } from "../../../../corpus/japanese/synonyms.ts";
import { type OpenLibrary, openMemoryLibrary } from "../../../../corpus/open.ts";
import { createAnswerer } from "../../../../rag/answer.ts";
import type { Answerer } from "../../../../rag/contract.ts";
import { createConversation } from "../../../conversation/receive.ts";
import { createDirectory } from "../../../people/directory.ts";
import { openAccountStore } from "../../../store/accounts.ts";
import { openConversationStore } from "../../../store/conversations.ts";
import { openFeedbackStore } from "../../../store/feedback.ts";
import { openWishStore } from "../../../store/wishes.ts";
import { createWebApp } from "../../../web/app.ts";
import { createAccounts } from "../accounts.ts";
import { type Audiences, createAudiences } from "../audience.ts";
import { createMembers } from "../members.ts";
import { createFakeWorkspace } from "./fake-workspace.ts";
import type { World } from "./world.ts";
import { revisionsOf } from "./world-library.ts";

/** The product over a world: its library, its answers, its pages, and who reads where in Slack. */
export interface Stage {
  readonly library: OpenLibrary;
  readonly answerer: Answerer;
  readonly audiences: Audiences;
  readonly web: Hono;
  /** The id of each document and of its first passage, by marker. */
  readonly placed: ReadonlyMap<string, { readonly documentId: string; readonly passageId: string }>;
  /** Puts another world of the same documents in its place, as an administrator, Slack and an ingest would. */
  change(world: World): Promise<void>;
  pass(milliseconds: number): void;
  close(): Promise<void>;
}

export async function openStage(world: World): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "stage-"));
  const file = join(folder, "people.csv");
  let now = Date.parse(`${world.day}T03:00:00Z`);
  const clock = () => new Date(now);
  const log = () => undefined;
  const library = await openMemoryLibrary();
  const { analyser } = library;
  const answerer = createAnswerer({ library, analyser, synonyms: createSynonyms([], [], analyser.words) });
  const workspace = createFakeWorkspace();
  const directory = createDirectory({ files: [file], clock, log });
  const store = await openAccountStore(library.store);
  const accounts = createAccounts({ workspace, store, directory, clock, today: () => world.day, log });
  const patience = () => new Promise(() => undefined);
  const members = createMembers({ workspace, accounts, clock, log, patience });
  const wishes = await openWishStore(library.store);
  const feedback = await openFeedbackStore(library.store);
  const conversation = createConversation({
    ...{ answerer, library, wishes, clock },
    store: await openConversationStore(library.store),
    route: () => ({ kind: "door", door: "question" }),
    newId: randomUUID,
    timeZone: "Asia/Tokyo",
  });
  const web = createWebApp({
    ...{ conversation, library, wishes, feedback, clock },
    people: directory.people,
    ready: () => ({ kind: "ready" }),
    log,
  });
  const placed = new Map<string, { documentId: string; passageId: string }>();

  async function change(next: World): Promise<void> {
    await writeFile(file, next.peopleCsv);
    for (const [id, user] of next.users) workspace.users.set(id, user);
    for (const { id, members: ids, isShared } of next.channels.values()) {
      workspace.channels.set(id, ids);
      if (isShared) workspace.shared.add(id);
      else workspace.shared.delete(id);
    }
    const revisions = await library.add(revisionsOf(next));
    const markers = next.documents.flatMap(({ marker, effectiveFrom }) => effectiveFrom.map(() => marker));
    for (const [at, { id, documentId }] of revisions.entries())
      placed.set(markers[at] ?? "", { documentId, passageId: `${id}-0` });
  }
  await change(world);

  return {
    library,
    answerer,
    audiences: createAudiences({ accounts, members }),
    web,
    placed,
    change,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    close: async () => {
      await library.close();
      await rm(folder, { recursive: true });
    },
  };
}
