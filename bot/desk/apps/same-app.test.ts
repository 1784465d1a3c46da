import { beforeAll, describe, expect, test } from "vitest";
import { loadAppWords } from "./app-words.ts";
import { createSameApp, type SameApp } from "./same-app.ts";
import { measureSameApp, readLabelledApps, sameAppFigures } from "./testing/measure-same-app.ts";

let sameApp: SameApp;
beforeAll(async () => {
  sameApp = createSameApp(await loadAppWords());
});

const known = (name: string, ...links: readonly string[]) => [{ id: "known", names: [name], links }];
const by = (name: string, link: string, of: ReturnType<typeof known>) => sameApp({ name, link }, of)[0];

const LISTS = ["", "-2", "-3", "-4", "-5", "-6", "-7", "-8", "-9", "-10"].map((suffix) => `tuning${suffix}`);

describe("labelled names and links", () => {
  test.each(LISTS)(
    "%s: of what is called the same 97 of 100 is, of what is the same 95 of 100 is called so",
    async (list) => {
      const { precision, recall } = measureSameApp(await readLabelledApps(list), sameApp);
      expect(precision?.value).toBeGreaterThanOrEqual(0.97);
      expect(recall?.value).toBeGreaterThanOrEqual(0.95);
    },
  );

  test("all lists together, with their intervals", async () => {
    const judged = (await Promise.all(LISTS.map(readLabelledApps))).map((list) => measureSameApp(list, sameApp).judged);
    const { precision, recall } = sameAppFigures(judged.flat());
    console.info(`same app, ${precision?.n} queries: precision`, precision, "recall", recall);
    expect(precision?.interval[0]).toBeGreaterThanOrEqual(0.97);
    expect(recall?.interval[0]).toBeGreaterThanOrEqual(0.95);
  });
});

test("what a store calls an app decides over its name", () => {
  const zoom = known("Zoom", "https://apps.apple.com/jp/app/id546505307");
  expect(by("会議アプリ", "itms-apps://itunes.apple.com/app/id546505307", zoom)).toMatchObject({
    kind: "same",
    by: "link",
  });
  expect(by("Zoom", "https://apps.apple.com/jp/app/id111111111", zoom)).toMatchObject({ kind: "similar" });
  expect(by("Zoom", "market://details?id=us.zoom.videomeetings", zoom)).toMatchObject({ kind: "same", by: "name" });
});

test("another edition or vendor is similar, not the same", () => {
  expect(by("Adobe Acrobat Pro", "", known("Adobe Acrobat"))).toMatchObject({ kind: "similar" });
  expect(by("Microsoft Authenticator", "", known("Google Authenticator"))).toMatchObject({ kind: "similar" });
});

test("a slip yields to what is called exactly so", () => {
  const both = [...known("Evernote"), { id: "exact", names: ["Evernotes"], links: [] }];
  const kinds = sameApp({ name: "Evernotes", link: "" }, both).map(({ id, kind }) => [id, kind]);
  expect(kinds).toEqual([
    ["exact", "same"],
    ["known", "similar"],
  ]);
});

test.each([
  "",
  " ",
  "あ".repeat(3000),
  "a ".repeat(1500),
  "<script>alert(1)</script>",
  "()",
  "「」",
  "™",
  "\u0000",
  "の",
])("%j is the same as nothing", (name) => {
  expect(
    sameApp({ name, link: "https://apps.apple.com/jp/app/broken" }, known("Zoom")).filter(
      ({ kind }) => kind === "same",
    ),
  ).toEqual([]);
});
