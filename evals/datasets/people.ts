import { z } from "zod";
import { type CalendarDate, EMPLOYMENTS, type Viewer } from "../../corpus/document.ts";
import { type Line, readLines } from "./read-lines.ts";
import { DatasetUnusable } from "./unusable.ts";

const COLUMNS = "id,name,department,section,post,employment,groups,validFrom,validTo";
/** The e-mail addresses in the last column are of no use here; older files lack it. */
const HEADERS: readonly (string | undefined)[] = [COLUMNS, `${COLUMNS},email`];

/** A sample person in one position; `validTo` is its last day, empty while it lasts. */
interface Position {
  readonly viewer: Viewer;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate;
}

/** The sample people as askers. */
export interface People {
  /** Somebody as they are on a day. */
  on(id: string, day: CalendarDate): Viewer | undefined;
}

/** @param file the sample people, CSV without quoted fields. @throws DatasetUnusable */
export async function readPeople(file: string): Promise<People> {
  const [header, ...lines] = await readLines(file);
  if (!HEADERS.includes(header?.text)) throw new DatasetUnusable(`${file} does not begin with the line ${COLUMNS}.`);
  const positions = lines.map((line) => positionOf(line, file));
  return {
    on: (id, day) =>
      positions.find(
        ({ viewer, validFrom, validTo }) => viewer.id === id && validFrom <= day && (validTo === "" || day <= validTo),
      )?.viewer,
  };
}

function positionOf({ text, number }: Line, file: string): Position {
  const [id = "", , department = "", section = "", post = "", employment, groups = "", validFrom = "", validTo = ""] =
    text.split(",");
  const known = z.enum(EMPLOYMENTS).safeParse(employment);
  if (!known.success) throw new DatasetUnusable(`${file}, line ${number}: ${employment} is no kind of employment.`);
  return {
    viewer: {
      id,
      departments: section === "" ? [department] : [department, section, `${department}${section}`],
      post: post === "" ? null : post,
      employment: known.data,
      body: department === "教育庁" ? "教育庁" : "知事部局",
      groups: groups.split(";").filter((group) => group !== ""),
    },
    validFrom,
    validTo,
  };
}
