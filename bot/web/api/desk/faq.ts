import { type Context, Hono } from "hono";
import { z } from "zod";
import type { CalendarDate, Viewer } from "../../../../corpus/document.ts";
import type { Library } from "../../../../corpus/library.ts";
import { writtenText } from "../../../conversation/written-text.ts";
import type { Desk } from "../../../desk/contract.ts";
import type { Faq } from "../../../desk/knows/faq.ts";
import { CHOOSE_FIRST, refuseField, refuseSentence } from "./refusals.ts";

interface Parts {
  readonly faq: Faq;
  readonly desk: Pick<Desk, "request">;
  readonly library: Pick<Library, "documents">;
  readonly today: () => CalendarDate;
  readonly viewerIn: (context: Context) => Promise<Viewer>;
  readonly personIn: (context: Context) => Promise<string | null>;
}

const Text = z.string().max(3000).transform(writtenText);
const Body = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["publish", "withdraw-faq"]) }),
  z.object({ kind: z.literal("propose"), fields: z.object({ question: Text, answer: Text, basis: Text }) }),
]);

/** `POST /api/desk/faq/:id`: proposes an answered request as an entry, publishes one, or withdraws it. */
export function createDeskFaq({ faq, desk, library, today, viewerIn, personIn }: Parts): Hono {
  return new Hono().post("/:id", async (context) => {
    const personId = await personIn(context);
    if (personId === null) return refuseSentence(context, 403, CHOOSE_FIRST);
    const body = Body.safeParse(await context.req.json().catch(() => undefined));
    if (!body.success)
      return refuseSentence(context, 400, "送られた内容を読み取れませんでした。画面を読み込み直してください。");
    const id = context.req.param("id");
    const given = body.data;
    if (given.kind !== "propose") {
      const outcome = await (given.kind === "publish" ? faq.publish(id, personId) : faq.withdraw(id, personId));
      if (outcome.kind === "refused") return refuseSentence(context, 409, outcome.sentence);
      return context.json({ sentence: outcome.sentence, to: "/desk/faq", next: null });
    }
    const request = await desk.request(id, personId);
    if (request === undefined || !mayPropose(request, personId)) {
      return refuseSentence(context, 404, "この回答をFAQにできるのは、回答した人です。");
    }
    const { question, answer, basis } = given.fields;
    const entries = await library.documents({ asOf: today(), viewer: await viewerIn(context) });
    const document = entries.find(({ document: { title } }) => title === basis)?.document;
    if (document === undefined) return refuseField(context, "basis", "根拠の資料を候補から選んでください。");
    const owner = String(request.state.fields.owner ?? "");
    const resting = [{ documentId: document.id, title: document.title, locator: "" }];
    const outcome = await faq.propose({ id, question, answer, owner, proposedBy: personId, basis: resting });
    if (outcome.kind === "refused") return refuseSentence(context, 409, outcome.sentence);
    return context.json({ sentence: outcome.sentence, to: `/desk/${id}`, next: null });
  });
}

/** Who answered a question that was not confidential. */
export function mayPropose(
  { state, history }: Pick<NonNullable<Awaited<ReturnType<Desk["request"]>>>, "state" | "history">,
  personId: string,
): boolean {
  const isAnswered = state.phase.kind === "ended" && state.phase.ending === "answered";
  const isOwn = history.some(({ what, by }) => what.kind === "acted" && by.kind === "post" && by.personId === personId);
  return state.type === "person" && !state.confidential && isAnswered && isOwn;
}
