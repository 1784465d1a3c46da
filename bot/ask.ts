import { join } from "node:path";
import { ANYONE, type Viewer } from "../corpus/document.ts";
import { type OpenLibrary, openLibrary } from "../corpus/open.ts";
import { createReaderPool } from "../ingest/isolation/reader-pool.ts";
import { createFolderOriginals } from "../ingest/originals/folder-originals.ts";
import { createProgress } from "../ingest/progress.ts";
import type { Answer, Answerer, Question } from "../rag/contract.ts";
import { createAssistant } from "./assistant.ts";
import type { Asked, Command } from "./command-line.ts";
import { calendarDate } from "./conversation/calendar-date.ts";
import { refusal } from "./conversation/refusal.ts";
import { createDirectory } from "./people/directory.ts";
import { viewerOf } from "./people/people.ts";
import { peopleFiles, takeInSamples, wantsSamples } from "./samples.ts";
import type { Settings } from "./settings.ts";

type Once = Extract<Command, { kind: "ask" | "search" }>;

/** Answers or searches once and prints. @returns the exit status */
export async function askOnce(command: Once, settings: Settings, print: (text: string) => void): Promise<number> {
  const refused = refusal(command.asked.text.trim());
  if (refused !== undefined) throw new QuestionUnusable(command.asked.text);
  const question = await questionOf(command.asked, settings);
  const library = await openFilled(settings.dataFolder, command.json);
  try {
    const answerer = await createAssistant(library, settings, (line) => process.stderr.write(`${line}\n`));
    try {
      print(await resultOf(command, question, answerer));
    } finally {
      await answerer.close();
    }
    return 0;
  } finally {
    await library.close();
  }
}

async function resultOf(command: Once, question: Question, answerer: Answerer): Promise<string> {
  if (command.kind === "ask") {
    const answer = await answerer.answer(question);
    return command.json ? JSON.stringify(answer) : asText(answer);
  }
  const hits = await answerer.search(question, command.limit);
  const lines = hits.map((hit) => `${hit.rank}. ${hit.title} ${hit.locator}\n   ${hit.text.replaceAll("\n", "\n   ")}`);
  return command.json ? JSON.stringify(hits) : lines.join("\n") || "Nothing found.";
}

class QuestionUnusable extends Error {
  override readonly name = "QuestionUnusable";
  constructor(text: string) {
    const length = [...text.trim()].length;
    super(
      length > 2_000 ? `The question has ${length} characters; 2,000 is the limit.` : "The question holds no words.",
    );
  }
}

class PersonUnknown extends Error {
  override readonly name = "PersonUnknown";
  constructor(id: string, day: string) {
    super(`There is no person ${id} on ${day} among the people of people.csv.`);
  }
}

async function questionOf({ text, asOf, today, viewer }: Asked, { timeZone, dataFolder }: Settings): Promise<Question> {
  const day = today ?? calendarDate(new Date(), timeZone);
  return { text, today: day, viewer: await viewerNamed(viewer, day, dataFolder), ...(asOf === null ? {} : { asOf }) };
}

async function viewerNamed(id: string | null, day: string, dataFolder: string): Promise<Viewer> {
  if (id === null) return ANYONE;
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const directory = createDirectory({ files: peopleFiles(dataFolder), clock: () => new Date(), log });
  const person = (await directory.people(day)).find((each) => each.id === id);
  if (person === undefined) throw new PersonUnknown(id, day);
  return viewerOf(person);
}

/** Only reads where there is something to read, so that it works beside a running server. */
async function openFilled(folder: string, quiet: boolean): Promise<OpenLibrary> {
  const reading = await openLibrary({ folder, mode: "read" });
  if (!(await wantsSamples(reading, folder))) return reading;
  await reading.close();
  const writing = await openLibrary({ folder, mode: "write" });
  const progress = createProgress(quiet);
  const reader = createReaderPool();
  try {
    const originals = createFolderOriginals(join(folder, "originals"));
    await takeInSamples(writing, folder, { reader, originals, onProgress: progress.update });
    return writing;
  } catch (cause) {
    await writing.close();
    throw cause;
  } finally {
    progress.stop();
    await reader.close();
  }
}

function asText(answer: Answer): string {
  switch (answer.kind) {
    case "answered": {
      const sources = answer.citations.map(
        ({ label, title, locator, effectiveFrom }) => `[${label}] ${title} ${locator} (${effectiveFrom})`,
      );
      return [answer.text, "", ...sources, ...answer.notices.map((notice) => `※ ${notice}`)].join("\n");
    }
    case "unanswerable":
      return [answer.text, ...answer.nearest.map(({ title, locator }) => `・${title} ${locator}`)].join("\n");
    case "clarify":
      return [answer.text, ...answer.choices.map(({ label }) => `・${label}`)].join("\n");
  }
}
