import { readFile } from "node:fs/promises";
import { z } from "zod";
import { type CalendarDate, EMPLOYMENTS, type Employment, type Viewer } from "../../corpus/document.ts";
import { parseCsv } from "./csv.ts";

/** A person in one position. Who moves has one entry for each position, with periods that do not overlap. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly department: string;
  /** Empty for who belongs to the department itself. */
  readonly section: string;
  readonly post: string;
  readonly employment: Employment;
  readonly groups: readonly string[];
  readonly validFrom: CalendarDate;
  /** Last day in the position; null where no end is known. */
  readonly validTo: CalendarDate | null;
  /** In small letters, by which an account of another service is known to be theirs; null where none is noted. */
  readonly email: string | null;
}

const COLUMNS = [
  "id",
  "name",
  "department",
  "section",
  "post",
  "employment",
  "groups",
  "validFrom",
  "validTo",
  "email",
] as const;
/** Files from before e-mail addresses were noted lack the last column. */
const HEADERS: readonly string[] = [COLUMNS.join(), COLUMNS.slice(0, -1).join()];

const FILLED = z.string().trim().min(1);
const NOTHING = z.literal("").transform(() => null);
const PERSON = z
  .object({
    id: FILLED,
    name: FILLED,
    department: FILLED,
    section: z.string().trim(),
    post: z.string().trim(),
    employment: z.enum(EMPLOYMENTS),
    groups: z.string().transform((groups) => groups.split(";").flatMap((group) => group.trim() || [])),
    validFrom: z.iso.date(),
    validTo: z.union([z.iso.date(), NOTHING]),
    email: z
      .string()
      .trim()
      .toLowerCase()
      .pipe(z.union([z.email(), NOTHING])),
  })
  .refine(({ validFrom, validTo }) => validTo === null || validFrom <= validTo, {
    path: ["validTo"],
    error: "ends before it starts",
  });

/** @throws PeopleFileInvalid */
export async function readPeople(file: string): Promise<readonly Person[]> {
  return parsePeople(await readFile(file, "utf8"));
}

/**
 * People in the order of the file; the first line names the columns.
 * @throws PeopleFileInvalid with every problem and its record
 */
export function parsePeople(csv: string): readonly Person[] {
  const [header = [], ...records] = parseCsv(csv);
  if (!HEADERS.includes(header.join())) throw new PeopleFileInvalid([`the first line is not ${HEADERS.join(" or ")}`]);
  const problems: string[] = [];
  const people: Person[] = [];
  const conflictOf = createConflicts();
  for (const [index, fields] of records.entries()) {
    const record = `record ${index + 1}`;
    const { data, error } = PERSON.safeParse(
      Object.fromEntries(COLUMNS.map((column, at) => [column, fields[at] ?? ""])),
    );
    if (fields.length !== header.length) problems.push(`${record}: ${fields.length} fields, not ${header.length}`);
    else if (error !== undefined)
      problems.push(...error.issues.map(({ path, message }) => `${record}, ${path.join(".")}: ${message}`));
    else {
      const conflict = conflictOf(data);
      if (conflict === undefined) people.push(data);
      else problems.push(`${record}, ${conflict}`);
    }
  }
  if (problems.length > 0) throw new PeopleFileInvalid(problems);
  return people;
}

/** Who can be chosen on a day. */
export function peopleOn(people: readonly Person[], day: CalendarDate): readonly Person[] {
  return people.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));
}

export function viewerOf(person: Person): Viewer {
  const { department, section } = person;
  return {
    id: person.id,
    departments: section === "" ? [department] : [department, section, `${department}${section}`],
    post: person.post === "" ? null : person.post,
    employment: person.employment,
    body: department.startsWith("教育庁") ? "教育庁" : "知事部局",
    groups: person.groups,
  };
}

export class PeopleFileInvalid extends Error {
  override readonly name = "PeopleFileInvalid";
  constructor(problems: readonly string[]) {
    super(`The people file cannot be used: ${problems.join("; ")}.`);
  }
}

/** Tells of each person what contradicts those before. */
function createConflicts(): (person: Person) => string | undefined {
  const positions = new Map<string, readonly Person[]>();
  const addressees = new Map<string, string>();
  return (person) => {
    const { id, email } = person;
    const own = positions.get(id) ?? [];
    if (own.some((other) => overlap(other, person))) return `id: ${id} has another position in the same period`;
    const addressee = email === null ? id : (addressees.get(email) ?? id);
    if (addressee !== id) return `email: ${email} is ${addressee}'s already`;
    positions.set(id, [...own, person]);
    if (email !== null) addressees.set(email, id);
    return undefined;
  };
}

function overlap(one: Person, other: Person): boolean {
  return (
    (other.validTo === null || one.validFrom <= other.validTo) &&
    (one.validTo === null || other.validFrom <= one.validTo)
  );
}
