import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import { openMemoryLibrary } from "../../../corpus/open.ts";
import { inProcessReader } from "../../../ingest/isolation/in-process.ts";
import { ingestPaths } from "../../../ingest/pipeline.ts";
import { only } from "../testing/look.ts";
import {
  APP,
  asksForApp,
  buttonsOf,
  CASE,
  DAY_MS,
  now,
  office,
  presses,
  saidIn,
  shows,
  toApproval,
  told,
} from "./testing/office.ts";

const SAMPLES = fileURLToPath(new URL("../../../corpus/samples/documents", import.meta.url));
/** The fault is told of a document among all samples, which take their time to be read. */
vi.setConfig({ testTimeout: 120_000 });
const WHOLE = { isWhole: true } as const;

test("an improvement goes from the first tap over a return to its publication, is found by a question and wins a prize", async () => {
  const bench = await office(WHOLE);
  const { slack, domains } = bench;
  if (domains === undefined) throw new Error("The bench is not whole");
  await slack.user("UP031").shortcut("send-improvement");
  const form = await shows(bench, "UP031", "これまで");
  const verdict = await slack.user("UP031").submits(form, { ...CASE, "desk-field-credit": "unit" });
  if (verdict.kind === "updated" && JSON.stringify(slack.user("UP031").modal()?.view).includes("このまま送る"))
    await slack.user("UP031").submits(await shows(bench, "UP031", "このまま送る"), {});
  const first = await told(bench, "UP007", "受付のお願い");
  await slack.user("UP007").clicks(first, "desk-do-return");
  const why = { "desk-why": "月に何件あるかを書いてください" };
  await slack.user("UP007").submits(await shows(bench, "UP007", "差し戻す"), why);
  await slack.user("UP031").clicks(await told(bench, "UP031", "差し戻されました"), "desk-do-edit");
  const again = await shows(bench, "UP031", "差戻しの理由：月に何件あるかを書いてください");
  await slack.user("UP031").submits(again, { "desk-field-effect": "1件30分が5分になった。月に240件ある" });
  await presses(bench, "UP007", await told(bench, "UP007", "月に240件"), "pass");
  await presses(bench, "UP043", await told(bench, "UP043", "意見のお願い"), "agree");
  await presses(bench, "UP043", await told(bench, "UP043", "採否の決定のお願い"), "approve");
  await told(bench, "UP031", "の結果：承認");
  await bench.minute();

  const [draft] = await domains.improvements.publishing.cases("p043");
  const release = { caseId: draft?.id ?? "", version: draft?.version ?? 0, knowsHints: true, personId: "p043" };
  expect(await domains.improvements.publishing.publish(release)).toMatchObject({ kind: "done" });
  await bench.minute();
  expect(JSON.stringify((await told(bench, "UP031", "が公表されました")).blocks)).toContain("/desk/cases");
  await slack.user("UP014").mentions("道路の損傷を写真で報告する事例を教えて", { in: "C1" });
  expect((await only(bench, "C1")).text).toContain("道路の損傷を写真1枚で報告");

  const { awards } = domains.improvements;
  const plan = { name: "令和8年度改善表彰", from: "2026-04-01", to: "2027-03-31", scoreUntil: "2027-04-20" };
  const opened = await awards.open(
    {
      ...{
        ...plan,
        criteria: [{ id: "effect", label: "効果", weight: 1 }],
        judges: ["@改善審査員"],
        normalised: false,
      },
      prizes: [{ name: "最優秀賞", upTo: 1 }],
    },
    "p043",
  );
  if (opened.kind !== "done") throw new Error(opened.sentence);
  const { id, candidates } = opened.round;
  const caseId = candidates[0]?.caseId ?? "";
  await awards.do(id, { kind: "score", caseId, scores: { effect: 5 }, comment: "" }, "p045");
  await awards.do(id, { kind: "close", evenIfMissing: true }, "p043");
  await awards.do(id, { kind: "announce" }, "p043");
  await bench.minute();
  const won = await told(bench, "UP031", "最優秀賞に選ばれました");
  expect(JSON.stringify(won.blocks)).toContain("https://do.example.jp/desk/awards");
});

test("an app is joined by a button and by a reaction; both hear the decision, and the catalogue answers", async () => {
  const bench = await office(WHOLE);
  const { slack } = bench;
  const approval = await toApproval(bench);
  await bench.minute();
  await slack.user("UP014").command("/do app");
  await slack.user("UP014").submits(await shows(bench, "UP014", "次へ"), { "desk-field-appName": "写真で報告" });
  await slack.user("UP014").clicks(await shows(bench, "UP014", "（1人が申請）"), "desk-do-join");
  await shows(bench, "UP014", "賛同しました");
  const post = await slack.user("UP019").says("「写真で報告」のアプリを使いたいです", { in: "C1" });
  await slack.user("UP018").reacts(post, "raised_hand");
  await slack.until(() => slack.ephemerals("UP018").length === 1);
  const [offer] = slack.ephemerals("UP018");
  if (offer === undefined) throw new Error("Nothing is offered");
  await slack.user("UP018").clicks(offer, "desk-do-join");
  await slack.until(() => slack.ephemerals("UP018").length === 2);
  await slack.user("UP041").clicks(approval, "desk-do-approve");
  await slack.user("UP041").submits(await shows(bench, "UP041", "承認する"), {});
  for (const user of ["UP001", "UP014", "UP018"]) await told(bench, user, "の結果：承認");
  await bench.minute();
  await slack.user("UP019").mentions("写真で報告は使えますか？", { in: "C1" });
  await saidIn(bench, "C1", "「写真で報告」は使えます");
});

test("others' copies of a turn lose their buttons once somebody has acted, wherever that was", async () => {
  const bench = await office();
  await asksForApp(bench, "UP001", APP);
  await presses(bench, "UP005", await told(bench, "UP005", "受付のお願い"), "pass");
  await presses(bench, "UP008", await told(bench, "UP008", "確認のお願い"), "pass");
  const other = await told(bench, "UP016", "意見のお願い");
  await presses(bench, "UP006", await told(bench, "UP006", "意見のお願い"), "agree");
  await bench.slack.until(() => !buttonsOf(now(bench, other)).includes("agree"));
  expect(now(bench, other).text).toContain("賛成しました");
  const head = await told(bench, "UP045", "意見のお願い");
  const [request] = (await bench.desks.desk.list({ scope: "waiting", limit: 1 }, "p045")).requests;
  const command = { kind: "agree", why: "" } as const;
  const { id = "", state } = request ?? {};
  await bench.desks.desk.do({ key: "web", personId: "p045", requestId: id, round: state?.round, command });
  await bench.minute();
  await bench.slack.until(() => !buttonsOf(now(bench, head)).includes("agree"));
});

test("a question that no document answers reaches a unit's channel, is escalated, and its answer comes to the thread", async () => {
  const bench = await office({ ...WHOLE, channelOf: (post) => (post === "総務部/文書課/*" ? "C2" : null) });
  const { slack } = bench;
  await slack.user("UP014").mentions("月の石の貸出簿はどこにありますか", { in: "C1" });
  await slack.user("UP014").clicks(await only(bench, "C1"), "ask-person");
  const form = await shows(bench, "UP014", "聞きたいこと");
  await slack.user("UP014").submits(form, { "desk-field-owner": "総務部文書課" });
  await slack.user("UP014").submits(await shows(bench, "UP014", "匿名（名前も所属も伝えません）"), {});
  const turn = await saidIn(bench, "C2", "回答のお願い");
  expect(JSON.stringify(turn)).not.toMatch(/日下|p014|管財課/u);
  for (let day = 0; day < 6; day += 1) {
    bench.skip(DAY_MS);
    await bench.minute();
  }
  await told(bench, "UP045", "期限を過ぎています");
  await slack.user("UP011").clicks(turn, "desk-do-answer");
  const answer = { "desk-why": "書庫の棚3にあります。" };
  await slack.user("UP011").submits(await shows(bench, "UP011", "回答する"), answer);
  await told(bench, "UP014", "書庫の棚3にあります。");
  await slack.until(() => slack.ephemerals("UP014").some(({ text }) => text.includes("書庫の棚3にあります。")));
  expect(slack.messages("C1").some(({ text }) => text.includes("書庫の棚3"))).toBe(false);
});

test("a fault that an answer shows goes to the document's owner with the passage, and the asker is told", async () => {
  const library = await openMemoryLibrary();
  onTestFinished(library.close);
  await ingestPaths({ library, reader: inProcessReader, paths: [SAMPLES], sample: true });
  const bench = await office({ ...WHOLE, library });
  const { slack } = bench;
  await slack.user("UP014").mentions("職員表彰の種類は何ですか", { in: "C1" });
  await slack.user("UP014").clicks(await only(bench, "C1"), "report-fault");
  const form = await shows(bench, "UP014", "どこが、どう違いますか");
  expect(JSON.stringify(form.view)).toContain("表彰");
  await slack.user("UP014").submits(form, { "desk-field-fault": "部署の名前が古いままです" });
  await bench.minute();
  const { requests } = await bench.desks.desk.list({ scope: "mine", limit: 1 }, "p014");
  const [request] = requests;
  expect(request?.state.fields).toMatchObject({
    document: expect.stringContaining("表彰"),
    documentId: expect.any(String),
  });
  const whole = await bench.desks.desk.whole(request?.id ?? "");
  const post = whole?.state.phase.kind === "at" ? (whole.state.phase.tasks[0]?.post ?? "") : "";
  const [owner] = (await bench.desks.organisation.on("2026-11-20")).acting(post);
  const user = `U${owner?.personId.toUpperCase() ?? ""}`;
  await slack.user(user).clicks(await told(bench, user, "回答のお願い"), "desk-do-answer");
  await slack.user(user).submits(await shows(bench, user, "回答する"), { "desk-why": "次の改正で直します。" });
  await told(bench, "UP014", "次の改正で直します。");
});
