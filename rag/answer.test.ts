import { beforeAll, describe, expect, it } from "vitest";
import { ANYONE, type Viewer } from "../corpus/document.ts";
import { createSynonyms } from "../corpus/japanese/synonyms.ts";
import type { LibraryQuery, Scope } from "../corpus/library.ts";
import { type OpenLibrary, openMemoryLibrary } from "../corpus/open.ts";
import { createAnswerer } from "./answer.ts";
import type { Answer, Progress, Question } from "./contract.ts";
import { REGULATIONS } from "./testing/regulations.ts";

const TODAY = "2026-06-01";
const HR: Viewer = { ...ANYONE, id: "p1", departments: ["総務部", "人事課", "総務部人事課"] };
const SECRET = "内部通報の調査記録の黒塗りは何年間保管しますか";

let library: OpenLibrary;
beforeAll(async () => {
  library = await openMemoryLibrary();
  await library.add(REGULATIONS);
});

function answerer() {
  const { analyser } = library;
  return createAnswerer({ library, analyser, synonyms: createSynonyms([], [], analyser.words) });
}

async function ask(text: string, more: Partial<Question> = {}): Promise<Answer> {
  return answerer().answer({ text, today: TODAY, viewer: ANYONE, ...more });
}

async function answered(text: string, more: Partial<Question> = {}) {
  const answer = await ask(text, more);
  if (answer.kind !== "answered") throw new Error(`Not answered: ${JSON.stringify(answer)}`);
  return answer;
}

describe("an answer by quotation", () => {
  it.each([
    ["在宅勤務は週に何日までできますか", "3日"],
    ["名札を忘れたときはどうすればよいですか", "守衛室"],
    ["公用自転車の予約はいつまでですか", "前日の正午"],
    ["常勤職員の年次休暇は何日ですか", "20日"],
  ])("quotes verbatim where it says it does: %s", async (question, fact) => {
    const { citations, text, composer } = await answered(question);
    expect(composer).toBe("quotation");
    expect(citations[0]?.quote).toContain(fact);
    expect(text).toBe(citations.map(({ quote, label }) => `${quote}[${label}]`).join("\n"));
    expect(citations.map(({ label }) => label)).toEqual(citations.map((_, at) => at + 1));
    for (const { passageId, url, quote, documentId, effectiveFrom } of citations) {
      const located = await library.passage(passageId, { asOf: TODAY, viewer: ANYONE });
      const link = new URL(url, "http://localhost");
      const [from, to] = [Number(link.searchParams.get("from")), Number(link.searchParams.get("to"))];
      expect(located?.passage.text.slice(from, to)).toBe(quote);
      expect(link.pathname).toBe(`/source/${documentId}/${effectiveFrom}`);
      expect(link.hash).toBe(`#p-${located?.passage.position}`);
      expect(link.searchParams.get("passage")).toBe(`${located?.passage.position}`);
    }
  });

  it("quotes the row of a table that answers, and no other", async () => {
    const { citations } = await answered("父母の忌引の特別休暇は何日ですか");
    expect(citations[0]?.quote).toBe("区分：父母の忌引　日数：7日");
    const other = await answered("職員の結婚の特別休暇は何日ですか");
    expect(other.citations[0]?.quote).toBe("区分：職員の結婚　日数：5日");
  });

  it("shows each quotation while it is made, as it stands in the answer", async () => {
    const progress: Progress[] = [];
    const question = { text: "名札を忘れたときはどうすればよいですか", today: TODAY, viewer: ANYONE };
    const answer = await answerer().answer(question, (each) => progress.push(each));
    if (answer.kind !== "answered") throw new Error("Not answered.");
    expect(progress[0]?.kind).toBe("status");
    expect(progress.flatMap((each) => (each.kind === "citation" ? [each.citation] : []))).toEqual(answer.citations);
    expect(progress.flatMap((each) => (each.kind === "sentence" ? [each.text] : []))).toEqual(
      answer.citations.map(({ quote }) => quote),
    );
  });
});

describe("the day of the rules", () => {
  const QUESTION = "在宅勤務は一週間に何日までできますか";

  it.each<readonly [string, string, Partial<Question>, string, string]>([
    ["is today", QUESTION, {}, "3日", TODAY],
    ["is the one picked beside the question", QUESTION, { asOf: "2024-05-01" }, "2日", "2024-05-01"],
    ["is the one named in the question", `2023年5月1日時点で${QUESTION}`, {}, "2日", "2023-05-01"],
    [
      "is the one named before the one picked",
      `2025年4月1日時点で${QUESTION}`,
      { asOf: "2021-01-01" },
      "3日",
      "2025-04-01",
    ],
    ["is before the last amendment where 改正前 is asked for", `改正前は${QUESTION}`, {}, "2日", "2020-04-01"],
  ])("%s", async (_name, text, more, days, asOf) => {
    const answer = await answered(text, more);
    expect(answer.asOf).toBe(asOf);
    expect(answer.citations[0]?.quote).toBe(`在宅勤務の日数は、一週間につき${days}を上限とする。`);
    expect(answer.notices.some((notice) => notice.includes("時点の内容"))).toBe(asOf !== TODAY);
    expect(answer.notices.some((notice) => notice.includes("改正されています"))).toBe(days === "2日");
  });

  it("is before everything was in force: nothing is answered", async () => {
    const answer = await ask(QUESTION, { asOf: "2019-01-01" });
    expect(answer).toMatchObject({ kind: "unanswerable", nearest: [], handOff: null, asOf: "2019-01-01" });
  });
});

describe("whose rule", () => {
  const QUESTION = "年次休暇の日数は何日ですか";

  it("is the asker's own where the asker is known", async () => {
    const own = await answered(QUESTION, { viewer: { ...ANYONE, employment: "会計年度任用職員" } });
    expect(own.citations[0]?.quote).toContain("10日");
    const other = await answered(QUESTION, { viewer: { ...ANYONE, employment: "常勤職員" } });
    expect(other.citations[0]?.quote).toContain("20日");
    expect(other.notices.some((notice) => notice.includes("についてのものです"))).toBe(false);
  });

  it("is the one that the question names, and the asker is told whose it is", async () => {
    const viewer: Viewer = { ...ANYONE, employment: "常勤職員" };
    const answer = await answered(`会計年度任用職員の${QUESTION}`, { viewer });
    expect(answer.citations[0]?.quote).toContain("10日");
    expect(answer.notices).toContain("この規定は会計年度任用職員についてのものです。");
  });

  it("is asked back where neither tells, and each choice leads to its rule", async () => {
    const answer = await ask(QUESTION);
    if (answer.kind !== "clarify") throw new Error(`Not asked back: ${JSON.stringify(answer)}`);
    expect(answer.choices.map(({ label }) => label)).toEqual(["常勤職員", "会計年度任用職員"]);
    const days = await Promise.all(answer.choices.map(({ question }) => answered(question)));
    expect(days.map(({ citations }) => citations[0]?.title)).toEqual(["常勤職員休暇規則", "会計年度任用職員休暇規則"]);
  });
});

describe("a document for few", () => {
  it("answers those who may read it", async () => {
    expect((await answered(SECRET, { viewer: HR })).citations[0]?.title).toBe("内部通報調査要領");
  });

  it.each([
    SECRET,
    "内部通報調査要領の第3条",
    "通報者の氏名",
    "在宅勤務の内部通報の調査記録は何日まで",
    "改正前の内部通報の調査記録",
  ])("leaves no trace for others, whether quoted, related or nearest: %s", async (text) => {
    const progress: Progress[] = [];
    const question = { text, today: TODAY, viewer: ANYONE };
    const answer = await answerer().answer(question, (each) => progress.push(each));
    const found = await answerer().search(question, 50);
    const hidden = await library.documents({ asOf: TODAY, viewer: HR });
    const id = hidden.find(({ document }) => document.title === "内部通報調査要領")?.document.id ?? "none";
    for (const trace of [id, "内部通報調査要領", "黒塗り"]) {
      expect(JSON.stringify([answer, progress, found]).replaceAll(text, "")).not.toContain(trace);
    }
    const shown = await answerer().search({ ...question, viewer: HR }, 50);
    expect(shown.map(({ documentId }) => documentId)).toContain(id);
  });

  it("keeps to what every reader may read, for an asker who may read more", async () => {
    const alone = await ask(SECRET, { viewer: HR });
    expect(alone).toMatchObject({ kind: "answered", citations: [{ title: "内部通報調査要領" }] });
    for (const readers of [[HR, ANYONE], []]) {
      const question = { text: SECRET, today: TODAY, viewer: HR, readers };
      const shown = JSON.stringify([await answerer().answer(question), await answerer().search(question, 50)]);
      expect(shown.replaceAll(SECRET, "")).not.toMatch(/内部通報調査要領|黒塗り/u);
    }
    expect(await ask(SECRET, { viewer: HR, readers: [HR, { ...HR, id: "p2" }] })).toMatchObject({ kind: "answered" });
  });

  it.each([
    "改正前の公用自転車利用要領第2条では、予約はいつまでですか",
    "改正後の公用自転車利用要領第2条では、予約はいつまでですか",
  ])("looks at nothing without its readers and what is hidden: %s", async (text) => {
    const scopes: Scope[] = [];
    const watched = {
      ...library,
      find: (query: LibraryQuery, scope: Scope) => {
        scopes.push(scope);
        return library.find(query, scope);
      },
      documents: (scope: Scope) => {
        scopes.push(scope);
        return library.documents(scope);
      },
    };
    const { analyser } = library;
    const synonyms = createSynonyms([], [], analyser.words);
    const [readers, hidden] = [[ANYONE], new Set(["none"])];
    await createAnswerer({ library: watched, analyser, synonyms }).answer({
      text,
      today: TODAY,
      viewer: HR,
      readers,
      hidden,
    });
    expect(scopes.length).toBeGreaterThanOrEqual(4);
    for (const scope of scopes) expect(scope).toMatchObject({ viewer: HR, readers, hidden });
  });

  it("leaves out what is hidden for this question", async () => {
    const [first] = (await answered(SECRET, { viewer: HR })).citations;
    const hidden = new Set([first?.documentId ?? ""]);
    const question = { text: SECRET, today: TODAY, viewer: HR, hidden };
    expect(JSON.stringify(await answerer().answer(question))).not.toContain(first?.documentId);
    expect(JSON.stringify(await answerer().search(question, 50))).not.toContain(first?.documentId);
  });
});

describe("a question that the documents do not answer", () => {
  it("gets the nearest places and the department that may know", async () => {
    const answer = await ask("宿直室の名札の値段はいくらですか");
    if (answer.kind !== "unanswerable") throw new Error(`Answered: ${JSON.stringify(answer)}`);
    expect(answer.nearest.length).toBeGreaterThan(0);
    expect(answer.nearest.length).toBeLessThanOrEqual(3);
    expect(new Set(answer.nearest.map(({ documentId }) => documentId)).size).toBe(answer.nearest.length);
    expect(answer.handOff).toEqual({ department: "総務部人事課" });
    expect(answer.text).toContain("総務部人事課");
  });

  it.each(["ぴょろぴょろずんどこ", "？？？", "🐟🐟🐟", "' OR 1=1 --"])(
    "gets none where nothing is near: %s",
    async (text) => {
      expect(await ask(text)).toMatchObject({ kind: "unanswerable", nearest: [], handOff: null });
    },
  );
});

describe("notices", () => {
  const QUESTION = "公用自転車の予約はいつまでですか";

  it("say that sample data answers and that an amendment is to come", async () => {
    const { notices } = await answered(QUESTION);
    expect(notices).toEqual([
      "「公用自転車利用要領」は令和9年4月1日に改正されます。",
      "架空の「星見県」の見本資料による回答です。",
    ]);
  });

  it("say that another day's rules answer, and nothing of an amendment after the last", async () => {
    const { notices, citations } = await answered(QUESTION, { asOf: "2027-05-01" });
    expect(citations[0]?.quote).toContain("17時");
    expect(notices).toEqual([
      "令和9年5月1日時点の内容で回答しています。",
      "架空の「星見県」の見本資料による回答です。",
    ]);
  });

  it.each([
    ["の一部を改正する要領", "2026-05-01", "」には令和8年5月1日からの改正（"],
    ["の一部を改正する要領", "2026-07-01", "」は令和8年7月1日に改正されます（"],
    ["を廃止する要領", "2026-05-01", "」は令和8年5月1日に廃止されています（"],
    ["を廃止する要領", "2026-07-01", "」は令和8年7月1日に廃止されます（"],
    ["の一部を改正する要領", "2000-04-01", null],
    ["の一部を改正する要領", null, null],
  ])("tell of a rule %s of %s that no text of its base holds yet", async (kind, effectiveFrom, words) => {
    const question = "名札を忘れたときはどうすればよいですか";
    const base = (await answered(question)).citations[0];
    const [like] = REGULATIONS;
    if (base === undefined || like === undefined) throw new Error("No base.");
    const own = await openMemoryLibrary();
    const title = `${base.title}${kind}`;
    const passages = like.passages.slice(0, 1).map((each) => ({ ...each, text: "別に定める。" }));
    const added = await own.add([
      ...REGULATIONS,
      { ...like, document: { ...like.document, title, number: null }, contentHash: "amending", passages },
    ]);
    const attached = { amendmentId: added.at(-1)?.documentId ?? "", baseId: base.documentId, effectiveFrom };
    const amendments = { of: async (id: string) => (id === base.documentId ? [attached] : []) };
    const synonyms = createSynonyms([], [], own.analyser.words);
    const parts = { library: own, analyser: own.analyser, synonyms, amendments };
    const answer = await createAnswerer(parts).answer({ text: question, today: TODAY, viewer: ANYONE });
    const notices = answer.kind === "answered" ? answer.notices : ["not answered"];
    expect(notices).toEqual(words === null ? [] : [expect.stringContaining(`「${base.title}${words}${title}）`)]);
  });

  it("are none for a rule that is everybody's, today's and real", async () => {
    expect((await answered("名札を忘れたときはどうすればよいですか")).notices).toEqual([]);
  });
});

describe("search", () => {
  it("ranks passages from 1 with falling scores, at most so many", async () => {
    const hits = await answerer().search({ text: "年次休暇の日数", today: TODAY, viewer: ANYONE }, 3);
    expect(hits.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(hits[0]?.score).toBe(1);
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a));
    expect(hits[0]?.text).toContain("年次休暇");
  });
});
