import { type Context, Hono } from "hono";
import { z } from "zod";
import type { CalendarDate, Viewer } from "../../../../corpus/document.ts";
import { writtenText } from "../../../conversation/written-text.ts";
import { nudge } from "../../../desk/improvements/nudge.ts";
import type { PublishingOutcome } from "../../../desk/improvements/publishing.ts";
import type { SimilarCase } from "../../../desk/improvements/similar.ts";
import type { SpreadOutcome } from "../../../desk/improvements/spread.ts";
import type { ImprovementDesk } from "./improvement-parts.ts";
import { numberIn } from "./read-fields.ts";
import { CHOOSE_FIRST, refuseField, refuseSentence } from "./refusals.ts";

interface Parts extends ImprovementDesk {
  readonly today: () => CalendarDate;
  readonly viewerIn: (context: Context) => Promise<Viewer>;
  readonly personIn: (context: Context) => Promise<string | null>;
}

const Text = z.string().max(20_000).default("").transform(writtenText);
const Version = z.coerce.number().int().nonnegative();
const Body = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["like", "unlike", "undo-adoption", "unpublish"]) }),
  z.object({
    kind: z.literal("adopt"),
    fields: z.object({ since: z.string().max(10), hours: z.string().max(20), money: z.string().max(20), remark: Text }),
  }),
  z.object({
    kind: z.literal("edit"),
    fields: z.object({ version: Version, title: Text, before: Text, action: Text, effect: Text }),
  }),
  z.object({
    kind: z.literal("publish"),
    fields: z.object({ version: Version, knowsHints: z.literal("1").optional() }),
  }),
]);
/** In characters: what is looked at of a text that somebody is writing. */
const LOOKED_AT = 1000;

/** `GET /similar` and `/nudge` help while one writes; `POST /:id` likes, adopts, edits and publishes a case. */
export function createDeskCases(parts: Parts): Hono {
  const { similarCases, today, viewerIn, personIn } = parts;
  return new Hono()
    .get("/nudge", (context) => {
      const [sentence = null] = nudge({ effect: (context.req.query("effect") ?? "").slice(0, LOOKED_AT * 3) });
      return context.json({ sentence });
    })
    .get("/similar", async (context) => {
      const query = (name: string) => (context.req.query(name) ?? "").slice(0, LOOKED_AT);
      const draft = { title: query("name"), before: query("before"), action: query("action") };
      const found = await similarCases({ draft, viewer: await viewerIn(context), today: today() });
      return context.json({ cases: found.map(shownCase) });
    })
    .post("/:id", async (context) => {
      const personId = await personIn(context);
      if (personId === null) return refuseSentence(context, 403, CHOOSE_FIRST);
      const body = Body.safeParse(await context.req.json().catch(() => undefined));
      if (!body.success) return refuseSentence(context, 400, BAD_SHAPE);
      const id = context.req.param("id");
      return answer(context, await run(parts, body.data, { id, personId }));
    });
}

const BAD_SHAPE = "送られた内容を読み取れませんでした。画面を読み込み直してください。";

type Given = z.infer<typeof Body>;

function run(
  { spread, publishing }: Parts,
  given: Given,
  { id, personId }: { readonly id: string; readonly personId: string },
): Promise<SpreadOutcome | PublishingOutcome> {
  switch (given.kind) {
    case "like":
    case "unlike":
      return spread.like(id, personId, given.kind === "like");
    case "undo-adoption":
      return spread.undoAdoption(id, personId);
    case "unpublish":
      return publishing.unpublish(id, personId);
    case "adopt": {
      const { since, hours, money, remark } = given.fields;
      const amount = (text: string) => (text.trim() === "" ? 0 : numberIn(text));
      return spread.adopt({ caseId: id, since, hours: amount(hours), money: amount(money), remark }, personId);
    }
    case "edit": {
      const { version, ...text } = given.fields;
      return publishing.edit({ caseId: id, version, text, personId });
    }
    case "publish": {
      const { version, knowsHints } = given.fields;
      return publishing.publish({ caseId: id, version, knowsHints: knowsHints === "1", personId });
    }
  }
}

function answer(context: Context, outcome: SpreadOutcome | PublishingOutcome): Response {
  if (outcome.kind === "done") {
    const isEdited = "version" in outcome.case;
    const to = isEdited ? `/desk/cases/${outcome.case.id}/edit` : `/desk/cases/${outcome.case.id}`;
    return context.json({ sentence: outcome.sentence, to, next: null });
  }
  const { reason, sentence, field } = outcome;
  if (field !== undefined) return refuseField(context, field, sentence);
  return refuseSentence(context, reason === "unknown-case" ? 404 : reason === "not-editor" ? 403 : 409, sentence);
}

function shownCase(found: SimilarCase) {
  const { kind, title } = found;
  return found.kind === "join"
    ? {
        kind,
        id: found.requestId,
        title,
        text: `いま審査中です（${found.number}）。同じことなら賛同できます。`,
        to: null,
      }
    : { kind, id: found.documentId, title, text: found.excerpt, to: `/source/${found.documentId}` };
}
