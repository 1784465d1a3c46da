import { readFile } from "node:fs/promises";
import { z } from "zod";
import { type CalendarDate, EMPLOYMENTS, type Employment, type Viewer } from "../../corpus/document.ts";
import { parseCsv } from "./csv.ts";

/** A place that somebody has in the organisation for a time. */
export interface Position {
  readonly department: string;
  /** Empty for who belongs to the department itself. */
  readonly section: string;
  readonly post: string;
  readonly groups: readonly string[];
  readonly validFrom: CalendarDate;
  /** Last day in the position; null where no end is known. */
  readonly validTo: CalendarDate | null;
}

/** A person in their main position. Who moves has one entry for each, with periods that do not overlap. */
export interface Person extends Position {
  readonly id: string;
  readonly name: string;
  readonly employment: Employment;
  /** In small letters, by which an account of another service is known to be theirs; null where none is noted. */
  readonly email: string | null;
  /** What they hold beside it (兼務). */
  readonly concurrent: readonly Position[];
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
  "duty",
] as const;
/** Files from before e-mail addresses and second positions were noted lack the last columns. */
const HEADERS: readonly string[] = [0, 1, 2].map((missing) => COLUMNS.slice(0, COLUMNS.length - missing).join());

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
    duty: z.union([z.enum(["本務", "兼務"]), z.literal("").transform(() => "本務" as const)]),
  })
  .refine(({ validFrom, validTo }) => validTo === null || validFrom <= validTo, {
    path: ["validTo"],
    error: "ends before it starts",
  });
type Row = z.infer<typeof PERSON>;

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
  const rows: Row[] = [];
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
      if (conflict === undefined) rows.push(data);
      else problems.push(`${record}, ${conflict}`);
    }
  }
  const [main, concurrent] = [rows.filter(isMain), rows.filter((row) => !isMain(row))];
  const known = new Set(main.map(({ id }) => id));
  const alone = concurrent.filter(({ id }) => !known.has(id));
  problems.push(...alone.map(({ id }) => `duty: ${id} has a 兼務 and no 本務`));
  if (problems.length > 0) throw new PeopleFileInvalid(problems);
  const beside = Map.groupBy(concurrent, ({ id }) => id);
  return main.map(({ duty: _, ...person }) => ({
    ...person,
    concurrent: (beside.get(person.id) ?? []).map(positionOf),
  }));
}

/** Who can be chosen on a day, in all the positions that they hold on it. */
export function peopleOn(people: readonly Person[], day: CalendarDate): readonly Person[] {
  const holds = ({ validFrom, validTo }: Position) => validFrom <= day && (validTo === null || day <= validTo);
  return people
    .filter(holds)
    .map((person) =>
      person.concurrent.every(holds) ? person : { ...person, concurrent: person.concurrent.filter(holds) },
    );
}

export function viewerOf(person: Person): Viewer {
  const { department } = person;
  const positions = [person, ...person.concurrent];
  return {
    id: person.id,
    departments: [...new Set(positions.flatMap(unitsOf))],
    post: person.post === "" ? null : person.post,
    employment: person.employment,
    body: department.startsWith("教育庁") ? "教育庁" : "知事部局",
    groups: [...new Set(positions.flatMap(({ groups }) => groups))],
  };
}

/** How documents name where a position is, widest first. */
function unitsOf({ department, section }: Position): readonly string[] {
  return section === "" ? [department] : [department, section, `${department}${section}`];
}

function isMain({ duty }: Row): boolean {
  return duty === "本務";
}

function positionOf({ department, section, post, groups, validFrom, validTo }: Row): Position {
  return { department, section, post, groups, validFrom, validTo };
}

export class PeopleFileInvalid extends Error {
  override readonly name = "PeopleFileInvalid";
  constructor(problems: readonly string[]) {
    super(`The people file cannot be used: ${problems.join("; ")}.`);
  }
}

/** Tells of each person what contradicts those before. */
function createConflicts(): (person: Row) => string | undefined {
  const positions = new Map<string, readonly Row[]>();
  const addressees = new Map<string, string>();
  return (person) => {
    const { id, email } = person;
    const own = positions.get(id) ?? [];
    if (isMain(person) && own.some((other) => isMain(other) && overlap(other, person)))
      return `id: ${id} has another position in the same period`;
    const addressee = email === null ? id : (addressees.get(email) ?? id);
    if (addressee !== id) return `email: ${email} is ${addressee}'s already`;
    positions.set(id, [...own, person]);
    if (email !== null) addressees.set(email, id);
    return undefined;
  };
}

function overlap(one: Position, other: Position): boolean {
  return (
    (other.validTo === null || one.validFrom <= other.validTo) &&
    (one.validTo === null || other.validFrom <= one.validTo)
  );
}
