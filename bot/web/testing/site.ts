import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseSettings } from "../../settings.ts";
import { type Running, startAssistant } from "../../start.ts";
import { CLOCK } from "./office.ts";

/** The whole product on a port of its own, and questions to the sample corpus that lead to each kind of reply. */
export interface Site extends Running {
  readonly questions: {
    readonly answered: string;
    readonly unanswerable: string;
    readonly clarify: string;
  };
  /** A day on which the answer's text was in force too, as the date field takes it and as the page says it. */
  readonly earlier: { readonly day: string; readonly words: string };
  /** Somebody of the sample people. */
  readonly person: string;
}

/** Starts it on an empty data folder: `ready` tells when the sample corpus is there. */
export async function openSite(): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), "do-site-"));
  const settings = parseSettings({ PORT: "0", DO_DATA_DIR: folder });
  const running = await startAssistant(settings, () => undefined, CLOCK);
  return {
    ...running,
    close: async () => {
      await running.close();
      await rm(folder, { recursive: true, force: true });
    },
    questions: {
      answered: "職員表彰の種類は何ですか",
      unanswerable: "富士山の標高は何メートルですか",
      clarify: "忌引休暇の日数",
    },
    earlier: { day: "2021-06-01", words: "2021年6月1日時点の規定" },
    person: "水沢 佳織",
  };
}
