import { execFile, spawn } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { z } from "zod";
import { openLibrary } from "../../corpus/open.ts";
import { createRandom } from "../../evals/metrics/random.ts";
import { temporaryFolder } from "../testing/product.ts";
import type { Measurement } from "./drill.ts";
import { type Agreement, agreement } from "./kill-ingest/agreement.ts";
import { type Repaired, repairAll } from "./kill-ingest/damage.ts";
import { openOffice } from "./kill-ingest/office.ts";
import type { Stage } from "./stage.ts";
import { exactly, type Figure } from "./verdict.ts";

const CHILD = join(import.meta.dirname, "kill-ingest/child.ts");
const FULL_DISK = join(import.meta.dirname, "kill-ingest/full-disk.ts");
const SIZES = { short: { kills: 20, files: 24 }, full: { kills: 200, files: 1_000 } } as const;
/** The corpus and two revisions of it are to be through by the last kill; more rounds keep it busy until then. */
const LEAST_ROUNDS = 3;
const SEED = 20_261_126;
/** Kills come at a random moment up to so long after the start, in milliseconds: opening takes some of it. */
const LONGEST_LIFE = 2_500;
const REPAIRED_WITHIN_MS = 60_000;
const DISK_MB = 64;
const LEFT_MB = 5;

/** Ends the process that takes files in at random moments, damages what it left, and fills the disk. */
export const killIngest: Measurement = {
  shows: "kill -9 while files are taken in, a damaged index, a full disk: nothing is lost, nothing half is seen",
  run: async (stage, size) => {
    const folder = await temporaryFolder();
    try {
      const killed = await killOften(stage, join(folder, "data"), SIZES[size]);
      const repaired = await repairAll(join(folder, "data"), (name) => stage.onProgress(name, 0, 1));
      return [...killed, ...repaired.flatMap(repairFigures), ...(await fullDisk(stage, join(folder, "small")))];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function killOften(
  stage: Stage,
  folder: string,
  { kills, files }: { readonly kills: number; readonly files: number },
): Promise<readonly Figure[]> {
  const random = createRandom(SEED);
  const accepted = new Set<string>();
  await mkdir(folder);
  let [half, whileIdle, rounds] = [0, 0, LEAST_ROUNDS];
  for (let kill = 0; kill < kills; kill += 1) {
    const how = await live(folder, { files, rounds, accepted, lifeMs: random() * LONGEST_LIFE });
    if (how === "idle") whileIdle += 1;
    if (how === "idle") rounds += 1;
    half += (await seenBesides(folder)).half;
    stage.onProgress("Killing", kill + 1, kills);
  }
  await live(folder, { files, rounds: LEAST_ROUNDS, accepted, lifeMs: Number.POSITIVE_INFINITY });
  return [
    { name: "kills", value: kills },
    { name: "of them with nothing left to do", value: whileIdle },
    exactly("half revisions seen at restarts", half, 0),
    ...(await endFigures(folder, accepted)),
  ];
}

interface Life {
  readonly files: number;
  readonly rounds: number;
  readonly accepted: Set<string>;
  readonly lifeMs: number;
}

/** One process from its start until it is killed or has nothing left to do. */
function live(folder: string, { files, rounds, accepted, lifeMs }: Life): Promise<"killed" | "idle"> {
  const child = spawn(process.execPath, [CHILD, folder, `${files}`, `${rounds}`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let isIdle = false;
  let timer: NodeJS.Timeout | undefined;
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (line.startsWith("accepted ")) accepted.add(line.slice("accepted ".length));
    if (line === "idle") isIdle = true;
    if (line === "open" && Number.isFinite(lifeMs)) timer = setTimeout(() => child.kill("SIGKILL"), lifeMs);
  });
  return new Promise((resolve, reject) => {
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      if (signal === null && code !== 0) reject(new Error(`The process that takes in ended with ${code}`));
      else resolve(isIdle ? "idle" : "killed");
    });
  });
}

/** What a process that only reads sees before anything is mended. */
async function seenBesides(folder: string): Promise<Agreement> {
  const library = await openLibrary({ folder, mode: "read" });
  try {
    return await agreement(library);
  } finally {
    await library.close();
  }
}

async function endFigures(folder: string, accepted: ReadonlySet<string>): Promise<readonly Figure[]> {
  const office = await openOffice(folder);
  try {
    const jobs = await office.jobs.list({ limit: 1_000_000 });
    const through = jobs.filter(({ state }) => ["done", "unchanged", "needs-date"].includes(state.kind));
    const kept = new Set(jobs.map(({ batch, file }) => `${batch.replace("round ", "")} ${file}`));
    const { revisions, passages, half, originals } = await agreement(office.library);
    const present = await Promise.all(originals.map((hash) => office.originals.get(hash)));
    return [
      { name: "files accepted", value: accepted.size },
      exactly("accepted and lost", [...accepted].filter((each) => !kept.has(each)).length, 0),
      exactly("accepted twice", jobs.length - kept.size, 0),
      exactly("not through", jobs.length - through.length, 0),
      {
        name: "times that a job saw its process end, at most",
        value: Math.max(0, ...jobs.map(({ crashes }) => crashes)),
      },
      { name: "revisions", value: revisions, least: 1 },
      { name: "passages", value: passages, least: 1 },
      exactly("revisions of which the index holds less or more", half, 0),
      exactly("revisions without their original", revisions - present.filter((each) => each !== undefined).length, 0),
    ];
  } finally {
    await office.close();
  }
}

function repairFigures({ name, ms, isSame, half }: Repaired): readonly Figure[] {
  return [
    { name: `${name}: opened and repaired`, value: ms, unit: "ms", most: REPAIRED_WITHIN_MS },
    exactly(`${name}: passages with their ids as before`, isSame && half === 0 ? 1 : 0, 1),
  ];
}

const DISK_REPORT = z.object({
  files: z.number(),
  refused: z.number(),
  halfDuring: z.number(),
  halfAfter: z.number(),
  told: z.number(),
  notTaken: z.array(z.unknown()),
});

/** On a small file system in a namespace of its own, for which no rights are needed where the kernel allows them. */
async function fullDisk(stage: Stage, folder: string): Promise<readonly Figure[]> {
  await mkdir(folder);
  const args = [process.execPath, FULL_DISK, folder, `${DISK_MB}`, `${LEFT_MB}`];
  stage.onProgress("A full disk", 0, 1);
  const inner = `mount -t tmpfs -o size=${DISK_MB}m tmpfs "$0" && exec "$@"`;
  const ran = await promisify(execFile)("unshare", ["-Urm", "sh", "-c", inner, folder, ...args]).catch(
    (cause: unknown) => String(cause),
  );
  if (typeof ran === "string") {
    stage.say(`  A full disk cannot be simulated here (${ran.split("\n")[0]}).`);
    return [];
  }
  const { files, refused, halfDuring, halfAfter, told, notTaken } = DISK_REPORT.parse(JSON.parse(ran.stdout));
  return [
    { name: "full disk: files", value: files },
    { name: "full disk: not accepted, and their sender told", value: refused },
    { name: "full disk: the lack of space told", value: told, least: 1 },
    exactly("full disk: half revisions seen", halfDuring + halfAfter, 0),
    exactly("full disk: not taken in once there was room", notTaken.length, 0),
  ];
}
