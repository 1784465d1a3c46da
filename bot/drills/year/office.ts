/** On this day, in the middle of the simulated year, a third of the people move and five sections change their name. */
export const TRANSFER_DAY = "2027-04-01";
const EVE = "2027-03-31";

const DEPARTMENTS = [
  ...[
    "総務部",
    "総合政策部",
    "環境生活部",
    "保健福祉部",
    "経済部",
    "農政部",
    "水産林務部",
    "建設部",
    "出納局",
    "教育庁",
  ],
  ...["東部振興局", "北部振興局"],
];
/** Sections that the definitions of the desks name. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  総務部: ["文書課", "行政改革課", "人事課"],
  総合政策部: ["情報システム課", "デジタル推進課"],
};
const SECTIONS_EACH = 12;
/** By their place in the section; the others are 主事. */
const POSTS = ["課長", "課長補佐", "主査", "係長", "係長", "係長"];
/** Who is in these groups, by their place in a section. */
const GROUPS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  情報システム課: { 0: "CSIRT", 2: "CSIRT", 7: "CSIRT", 8: "管理者", 9: "管理者" },
  人事課: { 7: "相談窓口", 8: "相談窓口" },
  行政改革課: { 8: "管理者" },
};
/** 総務部/文書課 is named by a definition; what it has to do goes to its successor. */
const RENAMED: Readonly<Record<string, string>> = {
  "総務部/文書課": "総務部/法務文書課",
  "経済部/経済第3課": "経済部/産業振興課",
  "建設部/建設第5課": "建設部/道路課",
  "農政部/農政第2課": "農政部/農業普及課",
  "教育庁/教育庁第4課": "教育庁/教職員課",
};

interface Place {
  readonly department: string;
  readonly section: string;
}

const PLACES: readonly Place[] = DEPARTMENTS.flatMap((department) => {
  const named = NAMED[department] ?? [];
  const others = Array.from(
    { length: SECTIONS_EACH - named.length },
    (_, at) => `${department.replace(/部$|局$/u, "")}第${at + 1}課`,
  );
  return [...named, ...others].map((section) => ({ department, section }));
});

const HEADER = "id,name,department,section,post,employment,groups,validFrom,validTo,email,duty";

/** The people file: everybody in a section before the transfer day and, moved or not, in one after it. */
export function peopleCsvOf(people: number): string {
  const each = Math.ceil(people / PLACES.length);
  const lines = Array.from({ length: people }, (_, person) => linesOf(person, each)).flat();
  return [HEADER, ...lines].join("\n");
}

export function successionsCsv(): string {
  return ["from,to,validFrom", ...Object.entries(RENAMED).map((pair) => [...pair, TRANSFER_DAY].join())].join("\n");
}

export function personIds(people: number): readonly string[] {
  return Array.from({ length: people }, (_, person) => `p${person}`);
}

/** Every section as documents name it, before the transfer day. */
export const UNITS: readonly string[] = PLACES.map(({ department, section }) => `${department}${section}`);

function linesOf(person: number, each: number): readonly string[] {
  const place = Math.floor(person / each);
  const rank = person % each;
  // A third moves to the section after the next; whoever leads one changes with whoever leads another.
  const later = person % 3 === 0 || rank < 2 ? (place + 2) % PLACES.length : place;
  const [before, after] = [PLACES[place], PLACES[later]];
  if (before === undefined || after === undefined) throw new RangeError(`Person ${person} has no section`);
  const head = rank === 0 && place % SECTIONS_EACH === SECTIONS_EACH - 1;
  const post = head ? "部長" : (POSTS[rank] ?? "主事");
  return [
    line(person, before, { post, rank, period: `2020-04-01,${EVE}` }),
    line(person, renamed(after), { post, rank, period: `${TRANSFER_DAY},` }, after),
  ];
}

function line(
  person: number,
  { department, section }: Place,
  { post, rank, period }: { readonly post: string; readonly rank: number; readonly period: string },
  former: Place = { department, section },
): string {
  const group = GROUPS[former.section]?.[rank] ?? "";
  return `p${person},職員 ${person},${department},${section},${post},常勤職員,${group},${period},,本務`;
}

function renamed({ department, section }: Place): Place {
  const [now = department, part = section] = (RENAMED[`${department}/${section}`] ?? `${department}/${section}`).split(
    "/",
  );
  return { department: now, section: part };
}
