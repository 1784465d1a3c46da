import type { Context } from "hono";
import { z } from "zod";
import { refuse } from "../failure.ts";
import { type Choosable, remember } from "../viewer.ts";

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
