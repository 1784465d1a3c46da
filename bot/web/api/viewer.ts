import type { Context } from "hono";
import { z } from "zod";
import { viewerWords } from "../../wording.ts";
import { refuse } from "../failure.ts";
import { type Choosable, remember } from "../viewer.ts";

/** So many people a search offers. */
const OFFERED = 50;

/** `GET /api/viewer/people?text=`: people whose names, units and kinds of employment hold every word, at most so many. */
export function createFindPeople(people: () => Promise<readonly Choosable[]>) {
  return async (context: Context): Promise<Response> => {
    const words = folded((context.req.query("text") ?? "").slice(0, 100))
      .split(/\s+/u)
      .filter(Boolean);
    const found =
      words.length === 0
        ? []
        : (await people()).filter(({ name, viewer }) => {
            const text = folded(`${name} ${viewerWords(viewer)}`);
            return words.every((word) => text.includes(word));
          });
    return context.json({
      total: found.length,
      people: found.slice(0, OFFERED).map(({ name, viewer }) => ({ id: viewer.id, name, detail: viewerWords(viewer) })),
    });
  };
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

const Body = z.object({ person: z.string().nullable() });

/** `POST /api/viewer`: chooses who one is among the people; an empty or null `person` is nobody in particular. */
export function createChooseViewer(people: () => Promise<readonly Choosable[]>) {
  return async (context: Context): Promise<Response> => {
    const body = Body.safeParse(await context.req.json().catch(() => undefined));
    if (!body.success) return refuse(context, 400, '{"person": "p001"} の形の JSON で送ってください。');
    const id = body.data.person ?? "";
    const person = (await people()).find((each) => each.viewer.id === id) ?? null;
    if (id !== "" && person === null) {
      return refuse(context, 404, "その職員は名簿にありません。一覧から選び直してください。");
    }
    remember(context, person);
    return context.json({ person: person === null ? null : { id, name: person.name } });
  };
}
