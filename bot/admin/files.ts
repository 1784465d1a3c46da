import { ATTENTION, type Job } from "../../corpus/ingest-job.ts";
import type { KeptJob, NewJob } from "../../corpus/store/ingest-job-rows.ts";
import { isDiskFull } from "../../ingest/disk-full.ts";
import type { JobProgress } from "../../ingest/jobs/job-progress.ts";
import { type Refusal, refusalText } from "../../ingest/reasons.ts";
import { SIZE_LIMIT_MB } from "../../ingest/size-limit.ts";
import type { Librarian } from "./contract.ts";
import { createJobWatch } from "./job-watch.ts";
import type { Duty } from "./librarian-parts.ts";
import { done, refused } from "./outcomes.ts";
import type { Access } from "./roles.ts";

class NotALibrarian extends Error {
  override readonly name = "NotALibrarian";
  constructor() {
    super("資料を取り込めるのは、管理者と、資料を所管する所属の課長・係長です。");
  }
}

class NoSpaceLeft extends Error {
  override readonly name = "NoSpaceLeft";
  constructor(cause: unknown) {
    super("保存先の空き容量がないため、ファイルを受け取れませんでした。管理者に知らせてください。", { cause });
  }
}

const LONGEST_NAME = 500;
/** Files that wait at once, of everybody: what comes after them is brought again later. */
const MOST_WAITING = 20_000;
const UNKNOWN = refused("その取り込みは見つかりません。画面を読み込み直してください。");

/** Files on their way in: brought, watched, cancelled, tried again. */
export function createFiles(
  duty: Duty,
): Pick<Librarian, "upload" | "jobs" | "jobCounts" | "watch" | "cancel" | "cancelAll" | "retry"> {
  const { jobs, progress, originals, newId, now, today, accessOf, note, onQueued } = duty;
  const watch = createJobWatch(jobs, progress);
  const shown = (job: KeptJob) => withPages(plain(job), progress);

  async function theirs(jobId: string, personId: string): Promise<KeptJob | undefined> {
    const [job, access] = [await jobs.find(jobId), await accessOf(personId)];
    return job !== undefined && isTheirs(job, personId, access) ? job : undefined;
  }

  return {
    upload: async ({ name, bytes, batch }, personId) => {
      const access = await accessOf(personId);
      if (access.role === null) throw new NotALibrarian();
      const file = plainName(name);
      const refusal =
        (await jobs.open()) >= MOST_WAITING
          ? "取り込みを待つファイルが多すぎます。いまの分が終わってから、もう一度取り込んでください。"
          : refusalOf(file, bytes);
      const common = {
        ...{ id: newId(), batch, file: file ?? "（名前のないファイル）", bytes: bytes.length, by: personId, at: now() },
        ...{ fileDate: today(), named: true, row: {}, owners: access.units, depth: 0 },
      };
      try {
        const job: NewJob =
          refusal === undefined
            ? { ...common, original: await originals.put(bytes) }
            : { ...common, original: null, state: { kind: "refused", reason: refusal } };
        const [kept] = await jobs.add([job]);
        if (kept === undefined) throw new Error("A job was not kept");
        await note(personId, "upload", kept.id, kept.file);
        onQueued();
        return kept;
      } catch (cause) {
        throw isDiskFull(cause) ? new NoSpaceLeft(cause) : cause;
      }
    },
    jobs: async ({ batch, attention = false, limit }, personId) => {
      const access = await accessOf(personId);
      if (access.role === null) return [];
      const by = access.role === "administrator" ? undefined : personId;
      return (await jobs.list({ batch, by, limit, kinds: attention ? ATTENTION : undefined })).map(shown);
    },
    jobCounts: async (personId) => {
      const access = await accessOf(personId);
      if (access.role === null) return { total: 0, open: 0, attention: 0 };
      const counts = await jobs.counts(access.role === "administrator" ? undefined : personId);
      const sum = (kinds: Iterable<string>) => [...kinds].reduce((total, kind) => total + (counts.get(kind) ?? 0), 0);
      return { total: sum(counts.keys()), open: sum(["queued", "reading"]), attention: sum(ATTENTION) };
    },
    watch: (personId, onChange) =>
      watch(async (changed) => {
        const access = await accessOf(personId);
        for (const job of changed) if (isTheirs(job, personId, access)) onChange(shown(job));
      }),
    cancel: async (jobId, personId) => {
      const job = await theirs(jobId, personId);
      if (job === undefined) return UNKNOWN;
      if (!(await jobs.cancel(jobId, now())))
        return refused("この取り込みはもう終わっています。取り消すには、資料の画面から取り下げてください。");
      await note(personId, "upload.cancel", jobId, job.file);
      onQueued();
      return done(`「${job.file}」の取り込みを取りやめました。`);
    },
    cancelAll: async (personId) => {
      if ((await accessOf(personId)).role === null) return UNKNOWN;
      const ended = await jobs.cancelAll(personId, now());
      if (ended === 0) return refused("あなたが送ったもので、取りやめられるものはもうありません。");
      await note(personId, "upload.cancel-all", "", `${ended}件`);
      onQueued();
      return done(`${ended}件の取り込みを取りやめました。`);
    },
    retry: async (jobId, personId) => {
      const job = await theirs(jobId, personId);
      if (job === undefined) return UNKNOWN;
      if (!(await jobs.retry(jobId, now())))
        return refused("この取り込みはやり直せません。ファイルをもう一度選んで取り込んでください。");
      await note(personId, "upload.retry", jobId, job.file);
      onQueued();
      return done(`「${job.file}」をもう一度取り込みます。`);
    },
  };
}

function isTheirs(job: KeptJob, personId: string, { role }: Access): boolean {
  return role === "administrator" || (role === "owner" && job.by === personId);
}

function plain({ id, batch, file, bytes, by, at, changedAt, state }: KeptJob): Job {
  return { id, batch, file, bytes, by, at, changedAt, state };
}

function withPages(job: Job, progress: Pick<JobProgress, "of">): Job {
  const { state } = job;
  return state.kind === "reading" ? { ...job, state: { ...state, ...progress.of(job.id) } } : job;
}

/** The path as a browser gives it for a folder, without what could lead anywhere. @returns undefined where nothing of it is a name */
function plainName(name: string): string | undefined {
  const parts = name
    .normalize("NFC")
    .split(/[/\\]/u)
    .map((part) => part.replace(/\p{Cc}/gu, "").trim())
    .filter((part) => part !== "" && part !== "." && part !== "..");
  return parts.length === 0 ? undefined : parts.join("/").slice(-LONGEST_NAME);
}

function refusalOf(file: string | undefined, bytes: Uint8Array): string | undefined {
  const say = (code: Refusal["code"], detail = "") => refusalText({ code, detail }, "ja");
  if (file === undefined) return "ファイルの名前がありません。名前を付けてから取り込んでください。";
  if (bytes.length === 0) return say("empty");
  return bytes.length > SIZE_LIMIT_MB * 1024 * 1024 ? say("too-large", `${SIZE_LIMIT_MB}`) : undefined;
}
