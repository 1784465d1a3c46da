import { type Context, Hono } from "hono";
import { z } from "zod";
import { BODIES, CATEGORIES, type DocumentSettings, EMPLOYMENTS, RANKS } from "../../../../corpus/document.ts";
import { settingsFrom } from "../../../../corpus/store/documents.ts";
import { answerOutcome, createEntry, refuseSentence, UNREADABLE } from "./answers.ts";
import type { AdminParts } from "./parts.ts";

/** The librarian says what is too long for a field, in its own words. */
const Text = z.string().max(20_000).default("");
const List = z
  .union([
    z.array(z.string().max(200)),
    z
      .string()
      .max(200)
      .transform((one) => [one]),
  ])
  .default([]);
/** A box that is checked alone arrives as one value, and several as a list. */
const several = <Value extends string>(values: readonly Value[]) =>
  List.transform((given) => values.filter((each) => given.includes(each)));

/** The settings as the form was drawn, as JSON. */
const Seen = z
  .string()
  .max(200_000)
  .transform((json, context) => {
    try {
      return settingsFrom(json);
    } catch {
      context.addIssue("not settings");
      return z.NEVER;
    }
  })
  .optional();

const Identity = z.object({ fields: z.object({ title: Text, number: Text, issuer: Text }) });
const Joining = z.object({ fields: z.object({ into: Text }) });
const Amending = z.object({ fields: z.object({ base: Text }) });
const Settings = z.object({
  fields: z.object({
    ...{ category: z.enum(CATEGORIES), owner: Text, rank: z.enum(RANKS), audience: z.enum(["everyone", "limited"]) },
    ...{ employments: several(EMPLOYMENTS), bodies: several(BODIES) },
    ...{ departments: List, groups: List, posts: List, people: List },
    seen: Seen,
  }),
});
const Undoing = z.object({ fields: z.object({ number: z.coerce.number().int().optional() }).default({}) });
const Effective = z.object({ from: z.iso.date(), fields: z.object({ day: Text }) });
const Withdrawal = z.object({ why: Text });

/** `/api/admin/documents/:id/…`: what is said of a document, and whether it is used. */
export function createDocumentsApi({ librarian, personIn }: Pick<AdminParts, "librarian" | "personIn">): Hono {
  const entered = createEntry(librarian, personIn);
  /** A change that a form of the document's page sends. */
  const change = <Said>(
    schema: z.ZodType<Said>,
    make: (id: string, said: Said, personId: string, context: Context) => Promise<Response>,
  ) =>
    entered(async (context, personId) => {
      const body = schema.safeParse(await context.req.json().catch(() => undefined));
      if (!body.success) return refuseSentence(context, 400, UNREADABLE);
      return make(context.req.param("id") ?? "", body.data, personId, context);
    });

  return new Hono()
    .post(
      "/:id/identity",
      change(Identity, async (id, { fields }, personId, context) => {
        const { title, number, issuer } = fields;
        const outcome = await librarian.setIdentity(id, { title, issuer, number: number.trim() || null }, personId);
        return answerOutcome(context, outcome, page(outcome.documentId ?? id));
      }),
    )
    .post(
      "/:id/join",
      change(Joining, async (id, { fields: { into } }, personId, context) => {
        const outcome = await librarian.join(id, into, personId);
        return answerOutcome(context, outcome, page(outcome.documentId ?? id));
      }),
    )
    .post(
      "/:id/amends",
      change(Amending, async (id, { fields: { base } }, personId, context) =>
        answerOutcome(context, await librarian.attach(id, base, personId), page(id)),
      ),
    )
    .post(
      "/:id/amends/remove",
      change(Amending, async (id, { fields: { base } }, personId, context) =>
        answerOutcome(context, await librarian.detach(id, base, personId), page(id)),
      ),
    )
    .post(
      "/:id/settings",
      change(Settings, async (id, { fields }, personId, context) =>
        answerOutcome(context, await librarian.setSettings(id, settingsOf(fields), personId, fields.seen), page(id)),
      ),
    )
    .post(
      "/:id/settings/undo",
      change(Undoing, async (id, { fields }, personId, context) =>
        answerOutcome(context, await librarian.undoSettings(id, personId, fields.number), page(id)),
      ),
    )
    .post(
      "/:id/effective",
      change(Effective, async (id, { from, fields }, personId, context) => {
        const entry = await librarian.document(id, personId);
        const revision = entry?.revisions.find(({ effectiveFrom }) => effectiveFrom === from);
        if (revision === undefined)
          return refuseSentence(context, 404, "その版は見つかりません。画面を読み込み直してください。");
        return answerOutcome(
          context,
          await librarian.setEffectiveFrom(id, revision.id, fields.day, personId),
          page(id),
        );
      }),
    )
    .post(
      "/:id/withdraw",
      change(Withdrawal, async (id, { why }, personId, context) =>
        answerOutcome(context, await librarian.withdraw(id, why, personId), page(id)),
      ),
    )
    .post(
      "/:id/warnings",
      change(z.object({}), async (id, _, personId, context) =>
        answerOutcome(context, await librarian.settleWarnings(id, personId), page(id)),
      ),
    )
    .post(
      "/:id/restore",
      change(z.object({}), async (id, _, personId, context) =>
        answerOutcome(context, await librarian.restore(id, personId), page(id)),
      ),
    );
}

function page(documentId: string): string {
  return `/admin/documents/${encodeURIComponent(documentId)}`;
}

function settingsOf(fields: z.infer<typeof Settings>["fields"]): DocumentSettings {
  const { category, owner, rank, audience, employments, bodies, departments, groups, posts, people } = fields;
  return {
    ...{ category, rank, owner: owner.trim() || null, appliesTo: { employments, bodies } },
    audience: audience === "everyone" ? { kind: "everyone" } : { kind: "limited", departments, groups, posts, people },
  };
}
