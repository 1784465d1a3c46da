import { z } from "zod";

/** A passage as it is kept as JSON. */
export const PASSAGE = z.object({
  id: z.string(),
  revisionId: z.string(),
  position: z.number(),
  kind: z.enum(["article", "supplement", "item", "table", "step", "case", "faq", "text"]),
  sections: z.array(z.object({ level: z.number(), heading: z.string() })),
  caption: z.string().nullable(),
  locator: z.string(),
  article: z.string().nullable(),
  page: z.number().nullable(),
  text: z.string(),
});

/** One that is named by its revision and its place in it. */
export const NEW_PASSAGE = PASSAGE.omit({ id: true, revisionId: true, position: true });
