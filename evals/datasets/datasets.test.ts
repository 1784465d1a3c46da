import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { beirRevision, readBeir } from "./beir.ts";
import { readClaims } from "./claims.ts";
import { readGold } from "./gold.ts";
import { readPeople } from "./people.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "do-evals-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

const BEIR = {
  "corpus.jsonl": '{"_id":"d1","title":"宿泊料","text":"一夜につき一万円。"}\n{"_id":"d2","text":"題名のない文書。"}\n',
  "queries.jsonl": '{"_id":"q1","text":"宿代","answers":["一万円"]}\n{"_id":"q2","text":"判定のない質問"}\n',
  "qrels/test.tsv": "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\n",
};

describe("a BEIR dataset", () => {
  it("is read with grades and answers, queries without a relevant document left out", async () => {
    const dataset = await readBeir(await folderWith(BEIR));
    expect(dataset.documents.map(({ title }) => title)).toEqual(["宿泊料", ""]);
    expect(dataset.queries).toEqual([
      {
        id: "q1",
        text: "宿代",
        answers: ["一万円"],
        grades: new Map([
          ["d1", 2],
          ["d2", 0],
        ]),
      },
    ]);
  });

  it("names the missing file", async () => {
    const { "queries.jsonl": _, ...rest } = BEIR;
    await expect(readBeir(await folderWith(rest))).rejects.toThrow(/^There is no dataset file .*queries\.jsonl\.$/u);
  });

  it("names the file and line of what is not in its format", async () => {
    const broken = (files: Readonly<Record<string, string>>) => folderWith({ ...BEIR, ...files }).then(readBeir);
    await expect(broken({ "corpus.jsonl": '{"_id":"d1","text":"甲"}\n{"_id":"d2"}\n' })).rejects.toThrow(
      /corpus\.jsonl, line 2: text: /u,
    );
    await expect(broken({ "queries.jsonl": "\n{nonsense\n" })).rejects.toThrow(/queries\.jsonl, line 2 is not JSON\./u);
    await expect(broken({ "qrels/test.tsv": "query-id\tcorpus-id\tscore\nq1\td1\n" })).rejects.toThrow(
      /test\.tsv, line 2 is not query-id, corpus-id and a whole score/u,
    );
    await expect(broken({ "corpus.jsonl": '{"_id":"d1","text":"甲"}\n{"_id":"d1","text":"乙"}\n' })).rejects.toThrow(
      /corpus\.jsonl holds the _id d1 twice/u,
    );
  });

  it("becomes revisions whose document number is the id", () => {
    const revision = beirRevision({ _id: "d1", title: "宿泊料", text: "一夜につき一万円。" }, "set");
    expect(revision.document).toMatchObject({ issuer: "set", number: "d1", title: "宿泊料" });
    expect(revision.effectiveFrom).toBe("0001-01-01");
    expect(revision.passages).toEqual([
      expect.objectContaining({ kind: "text", caption: null, locator: "", text: "一夜につき一万円。" }),
    ]);
    expect(revision.contentHash).not.toBe(beirRevision({ _id: "d2", title: "宿泊料", text: "甲" }, "set").contentHash);
  });
});

const QUESTION = {
  id: "g001",
  text: "宿代はいくらまで出ますか",
  kind: "plain",
  viewer: null,
  today: "2026-11-22",
  asOf: null,
  gold: [{ title: "旅費規程", number: null, effectiveFrom: null, locator: "第8条", mustContain: "一万円" }],
};
const gold = (question: object) => folderWith({ "questions.jsonl": `${JSON.stringify(question)}\n` }).then(readGold);

describe("a gold set", () => {
  it("is read as it is written", async () => {
    expect(await gold(QUESTION)).toEqual([QUESTION]);
  });

  it("has gold passages for what can be answered, and only for that", async () => {
    await expect(gold({ ...QUESTION, gold: [] })).rejects.toThrow(/questions\.jsonl, line 1: gold: /u);
    await expect(gold({ ...QUESTION, kind: "unanswerable" })).rejects.toThrow(/line 1: gold: /u);
    expect(await gold({ ...QUESTION, kind: "unanswerable", gold: [] })).toHaveLength(1);
  });

  it("refuses an unknown kind and a day that does not exist", async () => {
    await expect(gold({ ...QUESTION, kind: "other" })).rejects.toThrow(/line 1: kind: /u);
    await expect(gold({ ...QUESTION, today: "2026-02-30" })).rejects.toThrow(/line 1: today: /u);
  });
});

it("claims are read with their articles", async () => {
  const claim = {
    _id: "1",
    question: "",
    claim: "甲である",
    supported: false,
    articles: [{ title: "第1条", text: "乙" }],
  };
  const folder = await folderWith({ "claims.jsonl": `${JSON.stringify(claim)}\n` });
  expect(await readClaims(join(folder, "claims.jsonl"))).toEqual([claim]);
});

describe("sample people", () => {
  const HEADER = "id,name,department,section,post,employment,groups,validFrom,validTo\n";
  const people = (rows: string) =>
    folderWith({ "p.csv": HEADER + rows }).then((folder) => readPeople(join(folder, "p.csv")));

  it("are who they are on the day they ask, the last day of a position included", async () => {
    const { on } = await people(
      "p1,名 前,総務部,人事課,主事,常勤職員,,2024-04-01,2025-03-31\np1,名 前,教育庁,総務課,主査,再任用職員,甲;乙,2025-04-01,\n",
    );
    expect(on("p1", "2024-03-31")).toBeUndefined();
    expect(on("p1", "2025-03-31")).toEqual({
      id: "p1",
      departments: ["総務部", "人事課", "総務部人事課"],
      post: "主事",
      employment: "常勤職員",
      body: "知事部局",
      groups: [],
    });
    expect(on("p1", "2026-11-22")).toMatchObject({ body: "教育庁", employment: "再任用職員", groups: ["甲", "乙"] });
    expect(on("p2", "2026-11-22")).toBeUndefined();
  });

  it("may have e-mail addresses in a last column, which are left aside", async () => {
    const text = `${HEADER.trim()},email\np1,名 前,総務部,人事課,主事,常勤職員,甲,2024-04-01,,p1@hoshimi.example.jp\n`;
    const folder = await folderWith({ "p.csv": text });
    const { on } = await readPeople(join(folder, "p.csv"));
    expect(on("p1", "2026-11-22")).toMatchObject({ groups: ["甲"], employment: "常勤職員" });
  });

  it("with an unknown kind of employment are refused by line", async () => {
    await expect(people("p1,名 前,総務部,人事課,主事,常勤,,2024-04-01,\n")).rejects.toThrow(/p\.csv, line 2: 常勤/u);
  });
});
