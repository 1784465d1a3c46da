import { type Context, Hono } from "hono";
import { z } from "zod";
import { writtenText } from "../../../conversation/written-text.ts";
import type { CatalogueOutcome } from "../../../desk/apps/catalogue.ts";
import type { Apps } from "../../../desk/apps/open-apps.ts";
import { CHOOSE_FIRST, refuseField, refuseFields, refuseSentence } from "./refusals.ts";

interface Parts {
  readonly apps: Pick<Apps, "catalogue" | "beforeSending">;
  readonly personIn: (context: Context) => Promise<string | null>;
  /** Whether the person runs the desks. */
  readonly mayRun: (personId: string) => Promise<boolean>;
}

const Text = z.string().max(20_000).default("").transform(writtenText);
const Body = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["use", "restore"]) }),
  z.object({ kind: z.literal("withdraw"), why: Text }),
  z.object({
    kind: z.literal("edit"),
    fields: z.object({ purpose: Text, install: Text, conditions: Text, manual: Text, reviewDate: z.string().max(10) }),
  }),
]);
/** In characters, of each text of an entry. */
const LONGEST = 1000;

/** `GET /known` tells what is there before one asks; `POST /:id` uses, edits, ends and restores an app. */
export function createDeskApps({ apps, personIn, mayRun }: Parts): Hono {
  return new Hono()
    .get("/known", async (context) => {
      const named = { name: cut(context.req.query("name")), link: cut(context.req.query("link")) };
      const { link, available, asked } = await apps.beforeSending(named, (await personIn(context)) ?? "");
      return context.json({
        wrongLink: link?.kind === "wrong" ? link.sentence : null,
        available: available.map(({ app: { entry }, match }) => ({
          ...{ title: entry.name, to: `/desk/apps/${entry.id}`, isSame: match.kind === "same" },
          text: entry.install,
        })),
        asked: asked.map(({ request, people, you, match }) => ({
          ...{ id: request.id, number: request.number, title: request.name, count: people },
          ...{ mayJoin: you === "may-join", isSame: match.kind === "same", you, where: request.where },
        })),
      });
    })
    .post("/:id", async (context) => {
      const personId = await personIn(context);
      if (personId === null) return refuseSentence(context, 403, CHOOSE_FIRST);
      const body = Body.safeParse(await context.req.json().catch(() => undefined));
      if (!body.success) return refuseSentence(context, 400, BAD_SHAPE);
      const id = context.req.param("id");
      const { catalogue } = apps;
      const given = body.data;
      switch (given.kind) {
        case "use":
          return answer(context, await catalogue.use(id, personId));
        case "restore":
          return answer(context, await catalogue.restore(id, personId));
        case "withdraw":
          return answer(context, await catalogue.withdraw(id, personId, given.why));
        case "edit":
          return edit(context, id, given.fields, personId);
      }
    });

  async function edit(context: Context, id: string, fields: Edited, personId: string): Promise<Response> {
    const kept = await apps.catalogue.entry(id);
    if (kept === undefined)
      return refuseSentence(context, 404, "このアプリはカタログにありません。一覧を開き直してください。");
    if (!(await mayRun(personId))) return refuseSentence(context, 403, "カタログを変えられるのは、管理者だけです。");
    const { purpose, install, conditions, manual, reviewDate } = fields;
    const tooLong = Object.entries({ purpose, install, conditions }).filter(([, text]) => [...text].length > LONGEST);
    const problems = {
      ...Object.fromEntries(
        tooLong.map(([name]) => [name, `${LONGEST.toLocaleString("ja-JP")}文字以内にしてください。`]),
      ),
      ...(manual !== "" && !isWebAddress(manual) && { manual: "https:// で始まるアドレスを入れてください。" }),
      ...(reviewDate !== "" &&
        !z.iso.date().safeParse(reviewDate).success && { reviewDate: "正しい日付を選んでください。" }),
    };
    if (Object.keys(problems).length > 0) return refuseFields(context, problems);
    const changed = { purpose, install, conditions, manual: manual || null, reviewDate: reviewDate || null };
    await apps.catalogue.put({ ...kept.entry, ...changed }, []);
    return context.json({ sentence: "カタログを直しました。", to: `/desk/apps/${id}`, next: null });
  }
}

type Edited = Extract<z.infer<typeof Body>, { kind: "edit" }>["fields"];

const BAD_SHAPE = "送られた内容を読み取れませんでした。画面を読み込み直してください。";

function cut(text: string | undefined): string {
  return (text ?? "").slice(0, 500);
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ["https:", "http:"].includes(new URL(text).protocol);
}

function answer(context: Context, outcome: CatalogueOutcome): Response {
  if (outcome.kind === "done") {
    return context.json({ sentence: outcome.sentence, to: `/desk/apps/${outcome.entry.id}`, next: null });
  }
  const { reason, sentence } = outcome;
  if (reason === "reason-missing" || reason === "reason-too-long") return refuseField(context, "why", sentence);
  return refuseSentence(context, reason === "unknown" ? 404 : reason === "not-yours" ? 403 : 409, sentence);
}
