import { readFile } from "node:fs/promises";
import { z } from "zod";
import { bootstrap, type Estimate } from "../../../../evals/metrics/bootstrap.ts";
import type { KnownApp, NamedApp, SameApp } from "../same-app.ts";

const LINE = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("known"), id: z.string(), name: z.string(), links: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal("query"),
    name: z.string(),
    link: z.string(),
    same: z.array(z.string()),
    family: z.string(),
  }),
]);

/** Labelled names and links: what is known, and which of that each query is the same app as. */
export interface LabelledApps {
  readonly known: readonly KnownApp[];
  readonly queries: readonly (NamedApp & { readonly same: readonly string[]; readonly family: string })[];
}

/** A query with what was said to be the same and is, is not, and was not said. */
export interface Judged {
  readonly query: LabelledApps["queries"][number];
  readonly right: readonly string[];
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

export interface SameAppFigures {
  readonly judged: readonly Judged[];
  readonly precision: Estimate | undefined;
  readonly recall: Estimate | undefined;
}

export async function readLabelledApps(list: string): Promise<LabelledApps> {
  const text = await readFile(new URL(`../../../../evals/apps/${list}.jsonl`, import.meta.url), "utf8");
  const lines = text
    .trim()
    .split("\n")
    .map((line) => LINE.parse(JSON.parse(line)));
  return {
    known: lines.flatMap((line) =>
      line.kind === "known" ? [{ id: line.id, names: [line.name], links: line.links }] : [],
    ),
    queries: lines.flatMap((line) => (line.kind === "query" ? [line] : [])),
  };
}

/**
 * How well the same app is found: of all pairs of a query and a known app that are called the same, the share that are
 * (precision), and of all that are, the share that are called so (recall), with intervals over the queries.
 */
export function measureSameApp({ known, queries }: LabelledApps, sameApp: SameApp): SameAppFigures {
  const judged = queries.map((query) => {
    const said = sameApp(query, known).flatMap(({ id, kind }) => (kind === "same" ? [id] : []));
    return {
      query,
      right: said.filter((id) => query.same.includes(id)),
      wrong: said.filter((id) => !query.same.includes(id)),
      missed: query.same.filter((id) => !said.includes(id)),
    };
  });
  return sameAppFigures(judged);
}

export function sameAppFigures(judged: readonly Judged[]): SameAppFigures {
  const share = (of: (each: Judged) => number) => (sample: readonly Judged[]) => {
    const right = sample.reduce((sum, each) => sum + each.right.length, 0);
    return right / (right + sample.reduce((sum, each) => sum + of(each), 0));
  };
  return {
    judged,
    precision: bootstrap(
      judged,
      share(({ wrong }) => wrong.length),
    ),
    recall: bootstrap(
      judged,
      share(({ missed }) => missed.length),
    ),
  };
}
