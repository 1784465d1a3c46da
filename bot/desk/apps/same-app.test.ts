import { beforeAll, describe, expect, test } from "vitest";
import { loadAppWords } from "./app-words.ts";
import { createSameApp, type SameApp } from "./same-app.ts";
import { measureSameApp, readLabelledApps } from "./testing/measure-same-app.ts";

let sameApp: SameApp;
beforeAll(async () => {
  sameApp = createSameApp(await loadAppWords());
});

const known = (name: string, ...links: readonly string[]) => [{ id: "known", names: [name], links }];
const by = (name: string, link: string, of: ReturnType<typeof known>) => sameApp({ name, link }, of)[0];

describe("labelled names and links", () => {
  test.each(["held-out", "tuning", "tuning-2", "tuning-3", "tuning-4"])(
    "%s: at least 97 of 100 that are called the same are, and 95 of 100 that are the same are called so",
    async (list) => {
      const { precision, recall } = measureSameApp(await readLabelledApps(list), sameApp);
      console.info(list, "precision", precision, "recall", recall);
      expect(precision?.value).toBeGreaterThanOrEqual(0.97);
      expect(recall?.value).toBeGreaterThanOrEqual(0.95);
    },
  );
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
