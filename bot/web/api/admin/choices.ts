import { Hono } from "hono";
import { z } from "zod";
import type { Person } from "../../../people/people.ts";
import { unitsOf } from "../desk/parts.ts";
import { createEntry, refuseSentence, UNREADABLE } from "./answers.ts";
import type { AdminParts } from "./parts.ts";

const MOST = 20;
const Query = z.object({
  of: z.enum(["departments", "groups", "posts", "people"]),
  text: z.string().max(100).default(""),
});

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** `GET /api/admin/choices?of=people&text=…`: of the directory, what may be chosen as who may read. */
export function createChoices({
  librarian,
  personIn,
  people,
  today,
}: Pick<AdminParts, "librarian" | "personIn" | "people" | "today">): Hono {
  const entered = createEntry(librarian, personIn);
  return new Hono().get(
    "/",
    entered(async (context) => {
      const query = Query.safeParse(context.req.query());
      if (!query.success) return refuseSentence(context, 400, UNREADABLE);
      const { of, text } = query.data;
      const words = plain(text).split(" ").filter(Boolean);
      const fits = (choice: Choice) => words.every((word) => plain(choice.text).includes(word));
      return context.json({
        choices: choicesOf(of, await people(today()))
          .filter(fits)
          .slice(0, MOST),
      });
    }),
  );
}

function choicesOf(of: z.infer<typeof Query>["of"], people: readonly Person[]): readonly Choice[] {
  switch (of) {
    case "departments":
      return named(unitsOf(people));
    case "groups":
      return named(people.flatMap(({ groups }) => groups));
    case "posts":
      return named(people.flatMap(({ post }) => (post === "" ? [] : [post])));
    case "people":
      return people.map(({ id, name, department, section, post }) => ({
        value: id,
        text: `${name}（${department}${section} ${post}）`,
      }));
  }
}

function named(names: readonly string[]): readonly Choice[] {
  return [...new Set(names)]
    .toSorted((one, other) => one.localeCompare(other, "ja"))
    .map((name) => ({ value: name, text: name }));
}

/** One space between words, and none within a name: 水沢 佳織 is found as 水沢佳織 too. */
function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim().replace(/\s+/gu, " ");
}
