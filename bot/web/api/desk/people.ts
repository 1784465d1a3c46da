import { type Context, Hono } from "hono";
import { CONSULTATION_DESK, prepareQuestion } from "../../../desk/knows/prepare-question.ts";
import type { Person } from "../../../people/people.ts";
import { type DeskParts, postsOf } from "./parts.ts";
import { shownName } from "./shown-name.ts";
import { nameWithUnit } from "./substitutions.ts";

/** How many people a search offers. */
const OFFERED = 20;

/**
 * `GET /api/desk/people/preview`: whom a question would reach, and how much of its asker they would see.
 * `GET /posts`: posts by parts of their names. `GET /find`: people by parts of their names and units, as a form's field takes them.
 */
export function createDeskPeople({ organisation, people, today, personIn }: DeskParts): Hono {
  const offer = (namesOf: (known: readonly Person[]) => readonly string[]) => async (context: Context) => {
    const parts = (context.req.query("name") ?? "")
      .slice(0, 100)
      .normalize("NFKC")
      .split(/[\s（）/]+/u)
      .filter(Boolean);
    const known = parts.length === 0 || (await personIn(context)) === null ? [] : await people(today());
    const names = namesOf(known).filter((name) => parts.every((part) => name.normalize("NFKC").includes(part)));
    return context.json({ names: [...new Set(names)].slice(0, OFFERED) });
  };
  const find = offer((known) => known.map(nameWithUnit));
  return new Hono()
    .get("/posts", offer(postsOf))
    .get("/find", find)
    .get("/preview", async (context: Context) => {
      const query = (name: string) => (context.req.query(name) ?? "").slice(0, 3000);
      const { fields, confidential } = prepareQuestion({
        question: query("question"),
        found: query("found"),
        owner: query("owner"),
      });
      const { owner = "" } = fields;
      const day = await organisation.on(today());
      const post = typeof owner === "string" && owner !== "" ? day.find(owner, "*") : null;
      const personId = await personIn(context);
      const asker = (await people(today())).find(({ id }) => id === personId);
      const from = asker === undefined ? "匿名" : shownName(asker, query("credit"));
      if (confidential) {
        const note = "相談窓口だけに届きます。所属のチャンネルにも一覧にも出ません。";
        return context.json({ to: `${CONSULTATION_DESK.slice(1)}（本人と窓口の担当者だけが見られます）`, from, note });
      }
      if (owner !== "" && post === null) {
        return context.json({ to: "（名簿にない所属です。候補から選んでください）", from, note: null });
      }
      const to =
        post === null
          ? "事務局（担当の所属を選んで回します）"
          : `${String(owner)}の職員（${day.acting(post).length}人）`;
      return context.json({ to, from, note: null });
    });
}
