import { Hono } from "hono";
import { z } from "zod";
import type { DeskParts } from "./parts.ts";
import { CHOOSE_FIRST, refuseField, refuseFields, refuseSentence, statusOf } from "./refusals.ts";

const Day = z.iso.date();
const Body = z.object({ post: z.string().max(200), substitute: z.string().max(200), from: z.string(), to: z.string() });

/** `POST /api/desk/substitutions` names who stands in for one of the person's posts; `DELETE /:id` ends it. */
export function createDeskSubstitutions({ desk, people, today, personIn }: DeskParts): Hono {
  return new Hono()
    .post("/", async (context) => {
      const personId = await personIn(context);
      if (personId === null) return refuseSentence(context, 403, CHOOSE_FIRST);
      const body = Body.safeParse(await context.req.json().catch(() => undefined));
      if (!body.success)
        return refuseSentence(context, 400, "送られた内容を読み取れませんでした。画面を読み込み直してください。");
      const { post, substitute, from, to } = body.data;
      const known = await people(today());
      const substituteId = known.find(
        ({ id, name, section, department }) =>
          substitute === id || substitute.trim() === nameWithUnit({ name, section, department }),
      )?.id;
      const problems = {
        ...(substituteId === undefined && { substitute: "名簿にいる職員を候補から選んでください。" }),
        ...(substituteId === personId && { substitute: "自分以外の職員を選んでください。" }),
        ...(!Day.safeParse(from).success && { from: "始まりの日を選んでください。" }),
        ...(!Day.safeParse(to).success && { to: "終わりの日を選んでください。" }),
        ...(Day.safeParse(to).success && to < from && { to: "終わりの日は、始まりの日以後にしてください。" }),
        ...(Day.safeParse(to).success &&
          to >= from &&
          to < today() && { to: "終わりの日が過ぎています。今日以後にしてください。" }),
      };
      if (substituteId === undefined || Object.keys(problems).length > 0) return refuseFields(context, problems);
      const outcome = await desk.substitute({ post, substituteId, from, to }, personId);
      if (outcome.kind !== "refused")
        return context.json({ sentence: outcome.sentence, to: "/desk/substitutions", next: null });
      const field = outcome.field === "substituteId" ? "substitute" : outcome.field;
      if (field !== undefined) return refuseField(context, field, outcome.sentence);
      return refuseSentence(context, statusOf(outcome.reason), outcome.sentence);
    })
    .delete("/:id", async (context) => {
      const personId = await personIn(context);
      if (personId === null) return refuseSentence(context, 403, CHOOSE_FIRST);
      const ended = await desk.endSubstitution(context.req.param("id"), personId);
      return ended
        ? context.json({ sentence: "代理を終わりにしました。", to: "/desk/substitutions", next: null })
        : refuseSentence(context, 404, "この代理は、もう終わっています。");
    });
}

/** 「水沢 佳織（総務部人事課）」: how a form names somebody, so that two of one name are told apart. */
export function nameWithUnit({
  name,
  department,
  section,
}: {
  readonly name: string;
  readonly department: string;
  readonly section: string;
}): string {
  return `${name}（${department}${section}）`;
}
