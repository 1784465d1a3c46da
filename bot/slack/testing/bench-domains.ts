import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenLibrary } from "../../../corpus/open.ts";
import { openSynonyms } from "../../../corpus/open-synonyms.ts";
import { createAnswerer } from "../../../rag/answer.ts";
import type { Answerer } from "../../../rag/contract.ts";
import { appAnswerFrom } from "../../desk/apps/app-answer.ts";
import { type Domains, openDomains } from "../../open-domains.ts";
import type { Directory } from "../../people/directory.ts";
import type { ConversationStore } from "../../store/conversations.ts";
import type { BenchDesks } from "./bench-desks.ts";

interface Parts {
  readonly library: OpenLibrary;
  readonly desks: BenchDesks;
  readonly conversations: ConversationStore;
  readonly directory: Directory;
  readonly publicUrl: string;
  readonly clock: () => Date;
  readonly log: (line: string) => void;
}

/** All that the desks know in the product, over an answerer that reads the library. */
export interface BenchDomains extends Domains {
  readonly answerer: Answerer;
  readonly appAnswer: ReturnType<typeof appAnswerFrom>;
  /** What the product does every minute but for handing notices on. */
  follow(): Promise<void>;
  close(): Promise<void>;
}

/** The domains as they are wired in the product. */
export async function openBenchDomains({ library, desks, ...parts }: Parts): Promise<BenchDomains> {
  const dataFolder = await mkdtemp(join(tmpdir(), `do-bench-${randomUUID()}`));
  const { analyser } = library;
  const answerer = createAnswerer({ library, analyser, synonyms: await openSynonyms(dataFolder, analyser) });
  const domains = await openDomains({
    ...{ ...parts, library, answerer, desks, dataFolder },
    ...{ isReader: false, webhook: null, timeZone: "Asia/Tokyo" },
  });
  return {
    ...{ ...domains, answerer },
    appAnswer: appAnswerFrom(domains.apps),
    follow: async () => {
      await desks.desk.tick();
      for (const step of domains.also) await step();
    },
    close: () => rm(dataFolder, { recursive: true, force: true }),
  };
}
