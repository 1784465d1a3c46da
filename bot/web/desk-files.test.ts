import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { APP, CASE, createDeskClient } from "./testing/desk-client.ts";
import { type DeskSite, openDeskSite } from "./testing/desk-site.ts";

const Kept = z.object({ hash: z.string() });

let site: DeskSite;
const { as, ask, get, post, read, refusal } = createDeskClient(() => site);

beforeAll(async () => {
  site = await openDeskSite();
});
afterAll(() => site.close());

describe("what is taken away", () => {
  it("is exactly the filtered list, with formulas made text", async () => {
    await ask({ ...APP, appName: "=cmd|' /C calc'!A0" }, "app", "p019");
    await ask({ ...CASE, name: "改善の題" }, "improvement", "p019");
    const csv = await read("/desk/export.csv?type=app", "p019");
    expect(csv.split("\r\n")).toHaveLength(3);
    expect(csv).toContain(`'=cmd|' /C calc'!A0`);
    expect(csv).not.toContain("改善の題");
    const xlsx = await get("/desk/export.xlsx", "p019");
    expect(xlsx.headers.get("content-disposition")).toMatch(
      /^attachment; filename="download.xlsx"; filename\*=UTF-8''/u,
    );
    expect(new Uint8Array(await xlsx.arrayBuffer()).subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  });

  it("holds all for administrators only", async () => {
    await ask();
    expect(await read("/desk/export.csv?scope=all", "p006")).toContain("写真で報告");
    expect(await read("/desk/export.csv?scope=all", "p022")).not.toContain("写真で報告");
    expect(await read("/desk?scope=all", "p022")).not.toContain("写真で報告");
  });

  it("is the 起案文 for who may record its number", async () => {
    const id = await ask();
    const draft = await get(`/desk/${id}/draft.docx`, "p005");
    expect(draft.status).toBe(200);
    expect(draft.headers.get("content-type")).toContain("wordprocessingml");
    expect((await get(`/desk/${id}/draft.docx`, "p014")).status).toBe(404);
  });
});

describe("an attachment", () => {
  const put = (name: string, body: string | Uint8Array<ArrayBuffer>) =>
    site.app.request(`/api/desk/files?name=${encodeURIComponent(name)}`, { method: "PUT", headers: as("p014"), body });

  it("is given out to who may see its request only, as a file and never as a page", async () => {
    const { hash } = Kept.parse(await (await put("資料.pdf", "%PDF-1.7 x")).json());
    const id = await ask({ ...CASE, attachments: [hash] }, "improvement");
    expect(await read(`/desk/${id}`, "p014")).toContain("資料.pdf");
    const file = await get(`/desk/${id}/files/${hash}`, "p007");
    expect(file.status).toBe(200);
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    expect(file.headers.get("content-disposition")).toMatch(/^attachment;/u);
    expect((await get(`/desk/${id}/files/${hash}`, "p022")).status).toBe(404);
  });

  it("cannot be another's, whose hash somebody knows", async () => {
    const { hash } = Kept.parse(await (await put("秘密.pdf", "%PDF-1.7 y")).json());
    const form = { type: "improvement", fields: { ...CASE, attachments: [hash] } };
    expect((await refusal(post("/api/desk/requests", "p022", form))).fields).toHaveProperty("attachments");
  });

  it("is refused with a sentence where it is no document, or too large", async () => {
    await refusal(put("道具.exe", "MZ"));
    const large = await put("大.pdf", new Uint8Array(10 * 1024 * 1024 + 1));
    expect(large.status).toBe(413);
    await refusal(large);
  });
});
