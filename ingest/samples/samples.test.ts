import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { read, utils } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { EMPLOYMENTS } from "../../corpus/document.ts";
import { builtText, comparable } from "./built-text.ts";
import { builtName, type CorpusFile, DOCUMENTS, fileNames, readCorpus, SAMPLES, SOURCES } from "./corpus-files.ts";
import { isRegulation } from "./letterhead.ts";
import { MANIFEST_COLUMNS } from "./manifest.ts";
import { render } from "./render.ts";
import { roleOf } from "./role.ts";
import { type Block, FICTION_MARK, FORMATS } from "./source.ts";

const written = await readCorpus(DOCUMENTS);
const sources = await readCorpus(SOURCES);
const all = [...written.files, ...sources.files];

const person = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  department: z.string().min(1),
  section: z.string().min(1),
  post: z.string().min(1),
  employment: z.enum(EMPLOYMENTS),
  groups: z.string(),
  validFrom: z.iso.date(),
  validTo: z.union([z.literal(""), z.iso.date()]),
  email: z.email(),
});
const manifestRow = z.strictObject(Object.fromEntries(MANIFEST_COLUMNS.map((column) => [column, z.string()])));

async function readCsv(path: string): Promise<readonly unknown[]> {
  const { Sheets } = read(await readFile(path, "utf8"), { type: "string", raw: true });
  const [sheet] = Object.values(Sheets);
  return sheet === undefined ? [] : utils.sheet_to_json(sheet, { defval: "" });
}

function documentKey({ source: { meta } }: CorpusFile): string {
  return [meta.issuer, meta.title, meta.number ?? ""].join(" ");
}

function texts(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => (block.kind === "table" ? [...block.header, ...block.rows.flat()] : [block.text]));
}

function articleCount({ source }: CorpusFile): number {
  const paragraphs = source.blocks.filter((block) => block.kind === "paragraph");
  return paragraphs.filter(({ text }) => roleOf(text) === "article").length;
}

describe("every text of the sample corpus", () => {
  test("has valid front matter, its title and the fiction mark", () => {
    expect([...written.faults, ...sources.faults]).toEqual([]);
  });

  test("has a format only where a file is built from it", () => {
    const wrong = [
      ...written.files.filter(({ source }) => source.meta.format !== undefined),
      ...sources.files.filter(({ source }) => source.meta.format === undefined),
    ];
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test("takes effect on the day in its name", () => {
    const wrong = all.filter(({ name, source }) => {
      const day = /-(\d{4}-\d{2}-\d{2})\.md$/.exec(name)?.[1];
      return day !== undefined && day !== source.meta.effectiveFrom;
    });
    expect(wrong.map(({ name, source }) => `${name}: ${source.meta.effectiveFrom}`)).toEqual([]);
  });

  test("shares its number and day with no other text", () => {
    const numbered = all.filter(({ source }) => source.meta.number !== undefined);
    const titles = Map.groupBy(numbered, ({ source }) => source.meta.number ?? "");
    const shared = [...titles].filter(([, files]) => new Set(files.map(documentKey)).size > 1);
    expect(shared.map(([number, files]) => `${number}: ${files.map(({ name }) => name).join(", ")}`)).toEqual([]);
    const revisions = Map.groupBy(all, (file) => `${documentKey(file)} ${file.source.meta.effectiveFrom}`);
    const twice = [...revisions.values()].filter((files) => files.length > 1);
    expect(twice.map((files) => files.map(({ name }) => name).join(" = "))).toEqual([]);
  });

  test("says of a case where, in which field and of which kind it is", () => {
    const cases = all.filter(({ source }) => source.meta.category === "事例");
    const vague = cases.filter(({ source: { meta } }) => !meta.department || !meta.field || !meta.kind);
    expect(vague.map(({ name }) => name)).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(20);
  });
});

describe("every regulation", () => {
  const regulations = all.filter(
    ({ source: { meta } }) => isRegulation(meta) && !meta.title.includes("一部を改正する"),
  );

  test("has at least 15 articles", () => {
    const short = regulations.filter((file) => articleCount(file) < 15);
    expect(short.map((file) => `${file.name}: ${articleCount(file)}`)).toEqual([]);
  });

  test.each(["附則", "別表"])("has a heading %s", (opening) => {
    const without = regulations.filter(
      ({ source }) => !source.blocks.some((block) => block.kind === "heading" && block.text.startsWith(opening)),
    );
    expect(without.map(({ name }) => name)).toEqual([]);
  });
});

describe("the sample corpus", () => {
  test("has at least 60 documents and 150,000 characters", () => {
    const characters = all.flatMap(({ source }) => texts(source.blocks)).join("").length;
    expect(new Set(all.map(documentKey)).size).toBeGreaterThanOrEqual(60);
    expect(characters).toBeGreaterThanOrEqual(150_000);
  });

  test("has at least six documents in two or more revisions", () => {
    const revised = [...Map.groupBy(all, documentKey).values()].filter((files) => files.length > 1);
    expect(revised.length).toBeGreaterThanOrEqual(6);
  });

  test("has at least two documents with a restricted audience", () => {
    const restricted = all.filter(({ source }) => source.meta.audience !== "全職員");
    expect(new Set(restricted.map(documentKey)).size).toBeGreaterThanOrEqual(2);
  });

  test("comes in every format", () => {
    expect(written.files.length).toBeGreaterThan(0);
    expect(new Set(sources.files.map(({ source }) => source.meta.format))).toEqual(new Set(FORMATS));
  });
});

describe("the built files", () => {
  test("are those of the sources and no others", async () => {
    const names = (await fileNames(DOCUMENTS)).filter((name) => !name.endsWith(".md") && name !== "manifest.csv");
    expect(names).toEqual(sources.files.map(builtName).sort());
  });

  test("stand in the manifest with the metadata of their sources", async () => {
    const rows = z.array(manifestRow).parse(await readCsv(join(DOCUMENTS, "manifest.csv")));
    const expected = sources.files.map((file) => {
      const { meta } = file.source;
      const audience = typeof meta.audience === "string" ? meta.audience : meta.audience.join(";");
      const { title, category, issuer, owner, effectiveFrom, number = "", effectiveTo = "" } = meta;
      const appliesTo = (meta.appliesTo ?? []).join(";");
      const named = { file: builtName(file), title, number, category, issuer, owner };
      return { ...named, effectiveFrom, effectiveTo, audience, appliesTo };
    });
    expect(rows).toEqual(expected.toSorted((one, other) => (one.file < other.file ? -1 : 1)));
  });

  test.each(sources.files.map((file) => [builtName(file), file] as const))(
    "hold all of %s",
    async (name, { source }) => {
      const { meta, blocks } = source;
      if (meta.format === undefined) throw new Error("a source without a format");
      const text = await builtText(meta.format, await readFile(join(DOCUMENTS, name)));
      const shown = meta.format === "pdf" ? blocks.filter((block) => block.kind !== "table") : blocks;
      const wanted = [meta.title, FICTION_MARK, ...texts(shown)].map((each) => comparable(each.replace(/^\d+\. /, "")));
      expect(wanted.filter((each) => !text.includes(each))).toEqual([]);
    },
  );

  // In a PDF's text the lines of neighbouring cells stand between one another, so only what surrounds its tables is compared.
  const rendered = sources.files.filter(({ source }) => source.meta.format !== "pdf");
  test.each(rendered.map((file) => [builtName(file), file] as const))(
    "give %s again byte for byte",
    async (name, file) => {
      const bytes = await readFile(join(DOCUMENTS, name));
      expect(bytes.equals(await render(file.source))).toBe(true);
    },
  );
});

describe("the sample people", async () => {
  const people = (await readCsv(join(SAMPLES, "people.csv"))).map((row) => person.parse(row));

  test("are forty in at least eight departments and two regional bureaus", () => {
    const departments = new Set(people.map(({ department }) => department));
    const bureaus = [...departments].filter((department) => department.endsWith("振興局"));
    expect(new Set(people.map(({ id }) => id)).size).toBeGreaterThanOrEqual(40);
    expect(bureaus.length).toBeGreaterThanOrEqual(2);
    expect(departments.size - bureaus.length).toBeGreaterThanOrEqual(8);
  });

  test("include readers of every restricted text", () => {
    const places = people.flatMap(({ department, section }) => [department, section, department + section]);
    const groups = people.flatMap((each) => each.groups.split(";"));
    const known = new Set([...places.map((place) => `所属:${place}`), ...groups.map((group) => `グループ:${group}`)]);
    const unread = all.flatMap(({ name, source: { meta } }) =>
      typeof meta.audience === "string"
        ? []
        : meta.audience.filter((entry) => !known.has(entry)).map((entry) => `${name}: ${entry}`),
    );
    expect(unread).toEqual([]);
  });
});
