import { beforeEach, expect, onTestFinished, test } from "vitest";
import { ANYONE, type Audience } from "../../../corpus/document.ts";
import type { NewRevision } from "../../../corpus/library.ts";
import { type OpenLibrary, openMemoryLibrary } from "../../../corpus/open.ts";
import { createOrganisation } from "../../people/create-organisation.ts";
import { parsePeople, peopleOn } from "../../people/people.ts";
import { openFaqStore } from "../../store/faq-entries.ts";
import type { Notice } from "../contract.ts";
import { createFaq, type Faq } from "./faq.ts";

const PEOPLE = parsePeople(
  [
    "id,name,department,section,post,employment,groups,validFrom,validTo",
    "chief,長,総務部,人事課,課長,常勤職員,,2024-04-01,",
    "clerk,主,総務部,人事課,主事,常勤職員,,2024-04-01,",
    "office,管,総務部,行革課,主査,常勤職員,管理者,2024-04-01,",
  ].join("\n"),
);
const EVERYONE: Audience = { kind: "everyone" };
const LIMITED: Audience = { kind: "limited", departments: [], groups: ["CSIRT"], posts: [], people: [] };

let library: OpenLibrary;
let faq: Faq;
let today = "";
let asked: Map<string, Omit<Notice, "madeAt">>;
let basis: { documentId: string; title: string; locator: string };

beforeEach(async () => {
  today = "2026-11-20";
  asked = new Map();
  library = await openMemoryLibrary();
  onTestFinished(() => library.close());
  basis = await taken("休暇規則", "2024-04-01");
  faq = createFaq({
    ...{ library, clock: () => new Date(`${today}T03:00:00Z`), today: () => today },
    store: await openFaqStore(library.store),
    organisation: createOrganisation({
      directory: { people: async (day) => peopleOn(PEOPLE, day) },
      standIns: async () => [],
      fallback: "@管理者",
    }),
    notify: async (notice) => {
      asked.set(notice.key, notice);
    },
  });
});

const proposal = () => ({
  ...{ id: "request-1", question: "繰越しは何日までですか", answer: "20日までです。", owner: "総務部人事課" },
  ...{ proposedBy: "clerk", basis: [basis] },
});

test("an answer is published once the owner's chief approves, and cites what it rests on", async () => {
  expect(await faq.propose(proposal())).toMatchObject({ kind: "done" });
  expect(await published()).toEqual([]);
  expect(await faq.publish("request-1", "clerk")).toMatchObject({ kind: "refused" });
  expect(await faq.publish("request-1", "chief")).toMatchObject({ kind: "done" });
  expect(await published()).toEqual(["20日までです。\n根拠：「休暇規則」第3条"]);
});

test("a new revision of its basis suspends it and asks its owner, once", async () => {
  await faq.propose(proposal());
  await faq.publish("request-1", "chief");
  await faq.look();
  expect(asked.size).toBe(0);
  await taken("休暇規則", "2026-12-01");
  await faq.look();
  expect(await published()).toHaveLength(1);
  today = "2026-12-01";
  await faq.look();
  await faq.look();
  expect(await published()).toEqual([]);
  expect([...asked.values()]).toMatchObject([{ kind: "faq-suspended", to: { kind: "person", personId: "chief" } }]);
});

test("an owner who confirms a suspended entry puts it back, resting on the new revision", async () => {
  await faq.propose(proposal());
  await faq.publish("request-1", "chief");
  await taken("休暇規則", "2026-12-01");
  today = "2026-12-01";
  await faq.look();
  await faq.publish("request-1", "chief");
  await faq.look();
  expect(await published()).toHaveLength(1);
  expect(await faq.all("suspended")).toEqual([]);
});

test("a basis that was withdrawn suspends it too, and without a basis nothing is published", async () => {
  await faq.propose(proposal());
  await faq.publish("request-1", "chief");
  await library.withdraw(basis.documentId);
  await faq.look();
  expect(await published()).toEqual([]);
  expect(await faq.publish("request-1", "chief")).toMatchObject({ kind: "refused" });
  expect(await faq.propose({ ...proposal(), id: "request-2", basis: [] })).toMatchObject({ kind: "refused" });
});

test("who may not read the basis does not read the entry", async () => {
  basis = await taken("対応の手引", "2024-04-01", LIMITED);
  await faq.propose(proposal());
  await faq.publish("request-1", "chief");
  expect(await published()).toEqual([]);
  expect(await published({ ...ANYONE, groups: ["CSIRT"] })).toHaveLength(1);
});

test("a withdrawn entry is gone and stays gone", async () => {
  await faq.propose(proposal());
  await faq.publish("request-1", "chief");
  expect(await faq.withdraw("request-1", "clerk")).toMatchObject({ kind: "refused" });
  await faq.withdraw("request-1", "chief");
  expect(await published()).toEqual([]);
  expect(await faq.publish("request-1", "chief")).toMatchObject({ kind: "refused" });
});

async function published(viewer = ANYONE): Promise<readonly string[]> {
  const scope = { asOf: today, viewer };
  const entries = (await library.documents(scope)).filter(({ document }) => document.category === "FAQ");
  const texts = await Promise.all(entries.map(({ document }) => library.text(document.id, scope)));
  return texts.flatMap((text) => text?.passages.map((passage) => passage.text) ?? []);
}

async function taken(title: string, effectiveFrom: string, audience = EVERYONE) {
  const revision: NewRevision = {
    document: {
      ...{ issuer: "見本県", title, number: null, category: "規則", owner: "総務部人事課", sample: false, audience },
      appliesTo: { employments: [], bodies: [] },
    },
    ...{ effectiveFrom, effectiveTo: null, contentHash: `${title}${effectiveFrom}`, fileName: "rule.md" },
    passages: [
      { kind: "article", sections: [], caption: null, locator: "第3条", article: "3", page: null, text: effectiveFrom },
    ],
  };
  const [added] = await library.add([revision]);
  return { documentId: added?.documentId ?? "", title, locator: "第3条" };
}
