import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type OpenLibrary, openMemoryLibrary } from "../../../corpus/open.ts";
import type { DocumentReader } from "../../../ingest/document-reader.ts";
import { inProcessReader } from "../../../ingest/isolation/in-process.ts";
import { createFolderOriginals } from "../../../ingest/originals/folder-originals.ts";
import { type Assistant, createAssistant } from "../../assistant.ts";
import type { Desk } from "../../desk/contract.ts";
import { openDesks } from "../../desk/open-desks.ts";
import { createDirectory } from "../../people/directory.ts";
import { SAMPLE_PEOPLE } from "../../samples.ts";
import { type ConversationStore, openConversationStore, type StoredTurn } from "../../store/conversations.ts";
import { type FeedbackStore, openFeedbackStore } from "../../store/feedback.ts";
import { openWishStore } from "../../store/wishes.ts";
import type { Librarian } from "../contract.ts";
import { openLibrarian } from "../open-librarian.ts";

/** 情報システム課 係長, of the group 管理者. */
export const ADMINISTRATOR = "p006";
/** 文書課長, and nothing else. */
export const OWNER = "p045";
/** Of the sample people, with no post in charge of anything. */
export const STAFF = "p014";

export interface AdminBench {
  readonly librarian: Librarian;
  readonly library: OpenLibrary;
  readonly assistant: Assistant;
  readonly desk: Desk;
  readonly conversations: ConversationStore;
  readonly feedback: FeedbackStore;
  readonly dataFolder: string;
  /** Milliseconds since 1970; set it to move the clock. */
  readonly clock: { now: number };
  /** Uploads as the administrator and waits until it is through. @returns the id of its document */
  bring(name: string, text: string, personId?: string): Promise<string>;
  ask(question: string, reply: StoredTurn["reply"]): Promise<string>;
}

/** The librarian over a library in memory and the sample people, with a clock that only the test moves. */
export async function openAdminBench(reader: DocumentReader = inProcessReader): Promise<AdminBench> {
  const dataFolder = await mkdtemp(join(tmpdir(), "admin-"));
  const library = await openMemoryLibrary();
  const clock = { now: Date.parse("2026-11-25T10:00:00+09:00") };
  const parts = { dataFolder, timeZone: "Asia/Tokyo", clock: () => new Date(clock.now), log: () => undefined };
  const assistant = await createAssistant(library, { dataFolder, llm: null, embeddingModel: null }, parts.log);
  const directory = createDirectory({ ...parts, files: [SAMPLE_PEOPLE] });
  const wishes = await openWishStore(library.store);
  const conversations = await openConversationStore(library.store);
  const feedback = await openFeedbackStore(library.store);
  const { desk, organisation } = await openDesks({ ...parts, store: library.store, wishes, directory });
  const admin = await openLibrarian({
    ...{ ...parts, library, assistant, desk, organisation, reader, mode: "write", worker: "test" },
    ...{ originals: createFolderOriginals(join(dataFolder, "originals")), newId: () => crypto.randomUUID() },
  });
  admin.start();
  onTestFinished(async () => {
    await admin.close();
    await library.close();
    await rm(dataFolder, { recursive: true });
  });
  const { librarian } = admin;
  return {
    ...{ librarian, library, assistant, desk, conversations, feedback, dataFolder, clock },
    bring: async (name, text, personId = ADMINISTRATOR) => {
      const settled = Promise.withResolvers<string>();
      const { id } = await librarian.upload({ name, bytes: new TextEncoder().encode(text), batch: name }, personId);
      const end = librarian.watch(personId, (job) => look(job));
      const look = ({ id: jobId, state }: Awaited<ReturnType<Librarian["upload"]>>) => {
        if (jobId !== id || state.kind === "queued" || state.kind === "reading") return;
        if ("documentId" in state) settled.resolve(state.documentId);
        else settled.reject(new Error(JSON.stringify(state)));
      };
      for (const job of await librarian.jobs({ batch: name, limit: 10 }, personId)) look(job);
      return settled.promise.finally(end);
    },
    ask: async (question, reply) => {
      clock.now += 60_000;
      const id = crypto.randomUUID();
      const askedAt = new Date(clock.now).toISOString();
      const turn = { id, thread: id, owner: STAFF, askerId: STAFF, key: null, askedAt, question, asked: question };
      await conversations.add({ ...turn, asOf: "2026-11-25", reply }, "2026-11-25");
      return id;
    },
  };
}
