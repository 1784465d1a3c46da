import { type Context, Hono } from "hono";
import { z } from "zod";
import { writtenText } from "../../../conversation/written-text.ts";
import type { AwardOutcome, Awards } from "../../../desk/improvements/award/awards.ts";
import type { AwardCommand, AwardRefusal } from "../../../desk/improvements/award/decide.ts";
import type { AwardPlan } from "../../../desk/improvements/award/event.ts";
import { CHOOSE_FIRST, refuseFields, refuseSentence } from "./refusals.ts";

interface Parts {
  readonly awards: Awards;
  readonly personIn: (context: Context) => Promise<string | null>;
}

const Line = z.string().max(2000).default("").transform(writtenText);
const Several = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]);
const Plan = z.object({
  fields: z.object({
    name: Line,
    first: z.string().max(10),
    last: z.string().max(10),
    scoreUntil: z.string().max(10),
    criteria: Line,
    prizes: Line,
    judges: Line,
    normalised: Several,
  }),
});
const Watch = z.object({ kind: z.enum(["watch", "unwatch"]) });
const Body = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["close", "close-anyway", "announce"]) }),
  z.object({ kind: z.literal("score"), fields: z.record(z.string(), z.string().max(3000)) }),
  z.object({ kind: z.enum(["declare", "remove-candidate"]), fields: z.object({ caseId: z.string().max(100) }) }),
]);
type Given = z.infer<typeof Body>;

/** `POST /api/desk/awards` opens a round; `POST /api/desk/awards/:id` scores, closes, announces. */
export function createDeskAwards({ awards, personIn }: Parts): Hono {
  return new Hono()
    .post("/", async (context) => {
      const personId = await personIn(context);
      if (personId === null) return refuseSentence(context, 403, CHOOSE_FIRST);
      const body = Plan.safeParse(await context.req.json().catch(() => undefined));
      if (!body.success) return refuseSentence(context, 400, BAD_SHAPE);
      const { plan, problems } = planFrom(body.data.fields);
      if (Object.keys(problems).length > 0) return refuseFields(context, problems);
      return answer(context, await awards.open(plan, personId));
    })
    .post("/:id", async (context) => {
      const personId = await personIn(context);
      if (personId === null) return refuseSentence(context, 403, CHOOSE_FIRST);
      const given: unknown = await context.req.json().catch(() => undefined);
      const id = context.req.param("id");
      const wish = Watch.safeParse(given);
      if (wish.success) {
        const watches = wish.data.kind === "watch";
        if (!(await awards.watch(id, personId, watches))) return refuseSentence(context, 404, UNKNOWN);
        const sentence = watches ? "結果が発表されたら知らせます。" : "結果のお知らせを止めました。";
        return context.json({ sentence, to: `/desk/awards/${id}`, next: null });
      }
      const body = Body.safeParse(given);
      if (!body.success) return refuseSentence(context, 400, BAD_SHAPE);
      return answer(context, await awards.do(id, commandOf(body.data), personId));
    });
}

const BAD_SHAPE = "送られた内容を読み取れませんでした。画面を読み込み直してください。";
const UNKNOWN = "この審査は見つかりませんでした。一覧を開き直してください。";
const LINE_OF_TWO = /^(.+?)[\s　:：=＝]+(\d+(?:\.\d+)?)$/u;

function commandOf(given: Given): Exclude<AwardCommand, { kind: "open" }> {
  switch (given.kind) {
    case "close":
    case "close-anyway":
      return { kind: "close", evenIfMissing: given.kind === "close-anyway" };
    case "announce":
      return { kind: "announce" };
    case "declare":
    case "remove-candidate":
      return { kind: given.kind, caseId: given.fields.caseId };
    case "score": {
      const { caseId = "", comment = "", ...marks } = given.fields;
      const scores = Object.fromEntries(Object.entries(marks).map(([id, mark]) => [id, Number(mark)]));
      return { kind: "score", caseId, scores, comment: writtenText(comment) };
    }
  }
}

/** Criteria and prizes are written a line each: 効果の大きさ 3. */
function planFrom(fields: z.infer<typeof Plan>["fields"]) {
  const { name, first, last, scoreUntil, normalised } = fields;
  const criteria = linesOf(fields.criteria).map((line, index) => ({
    id: `c${index + 1}`,
    pair: LINE_OF_TWO.exec(line.normalize("NFKC")),
  }));
  const prizes = linesOf(fields.prizes).map((line) => LINE_OF_TWO.exec(line.normalize("NFKC")));
  const judges = linesOf(fields.judges);
  const isPairs = (pairs: readonly (RegExpExecArray | null)[]) =>
    pairs.length > 0 && pairs.every((pair) => pair !== null);
  const isDay = (day: string) => z.iso.date().safeParse(day).success;
  const problems = {
    ...(name === "" && { name: "名前を入力してください。" }),
    ...(!isDay(first) && { first: "対象期間のはじめの日を選んでください。" }),
    ...((!isDay(last) || last < first) && { last: "対象期間のおわりの日を、はじめの日以後にしてください。" }),
    ...(!isDay(scoreUntil) && { scoreUntil: "採点の締切りを選んでください。" }),
    ...(!isPairs(criteria.map(({ pair }) => pair)) && {
      criteria: "1行に1つ、「効果の大きさ 3」のように基準と重みを書いてください。",
    }),
    ...(!isPairs(prizes) && { prizes: "1行に1つ、「最優秀賞 1」のように賞と順位を書いてください。" }),
    ...(judges.length === 0 && { judges: "審査員の職かグループを1行に1つ書いてください。" }),
  };
  const plan: AwardPlan = {
    ...{ name, from: first, to: last, scoreUntil, judges, normalised: normalised.includes("1") },
    criteria: criteria.map(({ id, pair }) => ({ id, label: pair?.[1] ?? "", weight: Number(pair?.[2]) })),
    prizes: prizes.map((pair) => ({ name: pair?.[1] ?? "", upTo: Number(pair?.[2]) })),
  };
  return { plan, problems };
}

function linesOf(text: string): readonly string[] {
  return text.split("\n").flatMap((line) => line.trim() || []);
}

const STATUS: Partial<Readonly<Record<AwardRefusal, 403 | 404 | 422>>> = {
  "unknown-round": 404,
  "not-organiser": 403,
  "not-judge": 403,
  "bad-plan": 422,
  "bad-scores": 422,
  "too-long": 422,
};

function answer(context: Context, outcome: AwardOutcome): Response {
  if (outcome.kind === "refused") return refuseSentence(context, STATUS[outcome.reason] ?? 409, outcome.sentence);
  return context.json({ sentence: outcome.sentence, to: `/desk/awards/${outcome.round.id}`, next: null });
}
