import { beforeEach, expect, it } from "vitest";
import { ADMINISTRATOR } from "../admin/testing/admin-bench.ts";
import { type AdminClient, openAdminClient, RULE, refusal } from "./testing/admin-client.ts";

let bench: AdminClient["bench"];
let read: AdminClient["read"];
let post: AdminClient["post"];

beforeEach(async () => {
  ({ bench, read, post } = await openAdminClient());
});

it("a document becomes a draft of its next text by the amendment that is attached to it", async () => {
  const id = await bench.bring("規則.md", RULE("3日").replace("鍵要領", "鍵規則"));
  const amendment = await bench.bring(
    "改正.md",
    "---\ntitle: 鍵規則の一部を改正する規則\nowner: 総務部文書課\neffectiveFrom: 2026-04-01\n---\n鍵規則の一部を次のように改正する。\n\n第1条中「3日」を「5日」に改める。\n",
  );
  expect(await read(`/admin/documents/${id}`)).toContain("改正後の案を作る");
  const page = await read(`/admin/documents/${id}/amend/${amendment}`);
  expect(page).toContain("鍵は5日以内に返す");
  expect(page).toContain("改正文はすべて反映できました");
  expect(await read(`/admin/documents/${amendment}`)).toContain(`<a href="/admin/documents/${id}">鍵規則</a>`);
});

it("a document becomes a draft of its own for each day on which a part of the amendment comes into force", async () => {
  const rule = `${RULE("3日").replace("鍵要領", "鍵規則")}第2条　鍵は窓口で受け取る。\n`;
  const id = await bench.bring("規則.md", rule);
  const amendment = await bench.bring(
    "改正.md",
    "---\ntitle: 鍵規則の一部を改正する規則\nnumber: 令和8年規則第9号\nowner: 総務部文書課\neffectiveFrom: 2026-04-01\n---\n鍵規則の一部を次のように改正する。\n\n第1条中「3日」を「5日」に改める。\n\n第2条中「窓口」を「受付」に改める。\n\n附則\n\nこの規則は、令和8年4月1日から施行する。ただし、第2条の改正規定は、令和8年10月1日から施行する。\n",
  );
  const first = await read(`/admin/documents/${id}/amend/${amendment}`);
  for (const words of ["鍵は5日以内に返す", "鍵は窓口で受け取る", "2026年4月1日の分はすべて反映できました"])
    expect(first).toContain(words);
  const later = await read(`/admin/documents/${id}/amend/${amendment}?day=2026-10-01`);
  for (const words of ["鍵は3日以内に返す", "鍵は受付で受け取る", "先に、2026年4月1日の案を取り込んでください"])
    expect(later).toContain(words);
  await bench.bring("四月.md", rule.replace("3日", "5日").replace("2024-04-01", "2026-04-01"));
  const last = await read(`/admin/documents/${id}/amend/${amendment}?day=2026-10-01`);
  for (const words of ["鍵は5日以内に返す", "鍵は受付で受け取る", "2026年10月1日の分はすべて反映できました"])
    expect(last).toContain(words);
  expect(first).not.toContain("もうあります");
  const again = await read(`/admin/documents/${id}/amend/${amendment}`);
  expect(again).toContain("2026年4月1日からの版には、この改正がもう入っているようです");
  expect(again).not.toContain("手で直してください");
});

it("an amendment is told from the text that the amendment made, and takes another amendment of the same day on top", async () => {
  const rule = `${RULE("3日").replace("鍵要領", "鍵規則")}第2条　鍵は窓口で受け取る。\n`;
  const amending = (name: string, orders: string) =>
    bench.bring(
      `${name}.md`,
      `---\ntitle: 鍵規則の一部を改正する規則\nnumber: 令和8年規則第${name}号\nowner: 総務部文書課\neffectiveFrom: 2026-04-01\n---\n鍵規則の一部を次のように改正する。\n\n${orders}\n`,
    );
  const id = await bench.bring("規則.md", rule);
  const one = await amending(
    "1",
    "第1条中「3日」を「5日」に改める。\n\n第2条の次に次の1条を加える。\n\n第3条　鍵は記録する。",
  );
  const other = await amending("2", "第2条中「窓口」を「受付」に改める。");
  await bench.bring("四月.md", `${rule.replace("3日", "5日").replace("2024", "2026")}第3条　鍵は記録する。\n`);
  const made = await read(`/admin/documents/${id}/amend/${one}`);
  expect(made).toContain("この改正がもう入っているようです");
  expect(made.match(/鍵は記録する/gu)).toHaveLength(1);
  const onTop = await read(`/admin/documents/${id}/amend/${other}`);
  for (const words of ["2026年4月1日からの版がもうあります", "鍵は5日以内", "鍵は受付で"])
    expect(onTop).toContain(words);
});

it("a document is tied by hand to the amendment that calls it otherwise, and parted from it again", async () => {
  const id = await bench.bring("規則.md", RULE("3日").replace("鍵要領", "鍵等取扱規則"));
  const amendment = await bench.bring(
    "改正.md",
    "---\ntitle: 鍵取扱規則の一部を改正する規則\nowner: 総務部文書課\neffectiveFrom: 2026-04-01\n---\n鍵取扱規則の一部を次のように改正する。\n\n第1条中「3日」を「5日」に改める。\n",
  );
  const send = (way: string, base: string) =>
    post(`/api/admin/documents/${amendment}/${way}`, { fields: { base } }, ADMINISTRATOR);
  const page = await read(`/admin/documents/${amendment}`);
  expect(page).toContain(`<option value="${id}"`);
  expect(page).not.toContain("別の資料の版にする");
  expect((await send("amends", "nothing")).ok).toBe(false);
  expect(await (await send("amends", amendment)).json()).toMatchObject({
    error: { fields: { base: expect.stringContaining("改正される方の資料") } },
  });
  expect((await send("amends", id)).ok).toBe(true);
  expect(await read(`/admin/documents/${id}/amend/${amendment}`)).toContain("鍵は5日以内に返す");
  expect(await read(`/admin/documents/${amendment}`)).toContain("この資料の改正ではない");
  expect((await send("amends/remove", id)).ok).toBe(true);
  expect(await refusal(send("amends/remove", id))).toContain("もうありません");
  expect(await read(`/admin/documents/${id}`)).not.toContain("改正後の案を作る");
});

it("the console says of an amendment whose base is not there that it is waited for", async () => {
  const amendment = await bench.bring(
    "改正.md",
    "---\ntitle: 門規則の一部を改正する規則\neffectiveFrom: 2026-04-01\n---\n門規則の一部を次のように改正する。\n\n第1条中「3日」を「5日」に改める。\n",
  );
  expect(await read(`/admin/documents/${amendment}`)).toContain("合う資料を取り込むと、自動で結び付きます。");
});
