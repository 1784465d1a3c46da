import { readFile } from "node:fs/promises";
import { z } from "zod";
import DEFAULT from "./app-policy.json" with { type: "json" };

const VERDICT = z.enum(["ok", "caution", "problem"]);
const BOUNDS = z
  .strictObject({ caution: z.number().nonnegative(), problem: z.number().nonnegative() })
  .refine(({ caution, problem }) => caution <= problem, "caution は problem 以下にしてください");
const SENTENCE = z.string().trim().min(1).max(300);
const VERSION = z.string().regex(/^\d+(?:\.\d+)*$/u, "17.0 のように書いてください");

const POLICY = z.strictObject({
  /** Yen per person and year. */
  costPerPerson: BOUNDS,
  /** Yen per year for all who are to use it. */
  costInAll: BOUNDS,
  /** How long an approval holds where the approver sets no day. */
  reviewAfterMonths: z.int().min(1).max(120),
  /** The first that fits counts. */
  data: z.array(
    z.strictObject({
      personalData: z.array(z.string()).min(1),
      external: z.array(z.string()).min(1),
      verdict: VERDICT,
      sentence: SENTENCE,
    }),
  ),
  deniedPublishers: z.array(
    z.strictObject({
      /** As in the request, in any letters. */
      names: z.array(z.string().trim().min(1)).min(1),
      /** Beginnings of Google Play packages: `com.example`. */
      packages: z.array(z.string().trim().min(1)).default([]),
      why: SENTENCE,
    }),
  ),
  /** The oldest system that the office's devices run. */
  devices: z.strictObject({ ios: VERSION, android: VERSION }),
  categories: z.array(z.strictObject({ category: z.string(), verdict: VERDICT, sentence: SENTENCE })),
});

/** What requests for apps are checked against. Kept by the office, in `desk/app-policy.json` of the data folder. */
export type AppPolicy = z.infer<typeof POLICY>;

export const DEFAULT_POLICY: AppPolicy = POLICY.parse(DEFAULT);

export interface ReadPolicy {
  readonly policy: AppPolicy;
  /** Tells approvers that the office's own policy cannot be used, and why; null where it is used or there is none. */
  readonly problem: string | null;
}

/** The office's policy, read anew for every check so that a change counts at once; the shipped one where there is none. */
export async function readPolicy(file: string): Promise<ReadPolicy> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch {
    return { policy: DEFAULT_POLICY, problem: null };
  }
  const parsed = POLICY.safeParse(jsonOf(text));
  if (parsed.success) return { policy: parsed.data, problem: null };
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? "" : `（${issue.path.join(".")}）`;
  const problem = `アプリの審査基準のファイル app-policy.json に誤りがあり${where}、はじめからある基準で確かめました。ファイルを直してください。`;
  return { policy: DEFAULT_POLICY, problem };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch {
    return undefined;
  }
}
