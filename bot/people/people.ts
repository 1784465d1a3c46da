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
] as const;

const FILLED = z.string().trim().min(1);
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
    validTo: z.union([z.iso.date(), z.literal("").transform(() => null)]),
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
  if (header.join() !== COLUMNS.join()) throw new PeopleFileInvalid([`the first line is not ${COLUMNS.join()}`]);
  const problems: string[] = [];
  const people: Person[] = [];
  for (const [index, fields] of records.entries()) {
    const record = `record ${index + 1}`;
    const { data, error } = PERSON.safeParse(Object.fromEntries(COLUMNS.map((column, at) => [column, fields[at]])));
    if (fields.length !== COLUMNS.length) problems.push(`${record}: ${fields.length} fields, not ${COLUMNS.length}`);
    else if (error !== undefined)
      problems.push(...error.issues.map(({ path, message }) => `${record}, ${path.join(".")}: ${message}`));
    else if (people.some((other) => other.id === data.id && overlap(other, data)))
      problems.push(`${record}, id: ${data.id} has another position in the same period`);
    else people.push(data);
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

function overlap(one: Person, other: Person): boolean {
  return (
    (other.validTo === null || one.validFrom <= other.validTo) &&
    (one.validTo === null || other.validFrom <= one.validTo)
  );
}
