import { expect, test } from "vitest";
import { parseStoreLink } from "./store-link.ts";

const ZOOM = "https://apps.apple.com/jp/app/id546505307";
const TEAMS = "https://play.google.com/store/apps/details?id=com.microsoft.teams";

test.each([
  ["https://apps.apple.com/jp/app/zoom-workplace/id546505307", "zoom workplace"],
  ["https://apps.apple.com/us/app/zoom/id546505307?l=en&mt=8", "zoom"],
  ["https://apps.apple.com/jp/app/id546505307", null],
  ["https://apps.apple.com/app/id546505307", null],
  ["http://itunes.apple.com/jp/app/zoom/id546505307?mt=8", "zoom"],
  ["itms-apps://itunes.apple.com/jp/app/id546505307", null],
  ["apps.apple.com/jp/app/id546505307", null],
  ["  <https://apps.apple.com/jp/app/id546505307|Zoom>  ", null],
  ["https://apps.apple.com/jp/app/%E3%82%BA%E3%83%BC%E3%83%A0/id546505307", "ズーム"],
  ["https://apps.apple.com/jp/app/ズーム/id546505307", "ズーム"],
  ["https://apps.apple.com/jp/app/%E3%82/id546505307", null],
  ["ｈｔｔｐｓ：／／ａｐｐｓ．ａｐｐｌｅ．ｃｏｍ／ｊｐ／ａｐｐ／ｉｄ５４６５０５３０７", null],
])("reads the App Store's %s", (link, name) => {
  expect(parseStoreLink(link)).toEqual({ kind: "app", platform: "ios", id: "546505307", name, address: ZOOM });
});

test.each([
  "https://play.google.com/store/apps/details?id=com.microsoft.teams&hl=ja&gl=JP",
  "https://play.google.com/store/apps/details/?hl=ja&id=com.microsoft.teams",
  "market://details?id=com.microsoft.teams",
])("reads Google Play's %s", (link) => {
  expect(parseStoreLink(link)).toEqual({
    kind: "app",
    platform: "android",
    id: "com.microsoft.teams",
    name: null,
    address: TEAMS,
  });
});

test.each([
  ["アプリのページ", "unreadable"],
  ["", "unreadable"],
  ["https://", "unreadable"],
  ["https://apps.apple.com/jp/app/id546505307 ほか", "unreadable"],
  [`https://apps.apple.com/jp/app/id546505307?x=${"あ".repeat(3000)}`, "unreadable"],
  ["https://example.com/app/id546505307", "other-site"],
  ["https://apps.apple.com.example.com/jp/app/id546505307", "other-site"],
  ["https://apps.apple.com@example.com/jp/app/id546505307", "other-site"],
  ["https://apps.apple.com:8443/jp/app/id546505307", "other-site"],
  ["javascript:alert(1)//apps.apple.com", "unreadable"],
  ["ftp://apps.apple.com/jp/app/id546505307", "other-site"],
  ["https://apps.apple.com/jp/developer/zoom/id530594111", "no-app"],
  ["https://play.google.com/store/apps/developer?id=Google+LLC", "no-app"],
  ["market://search?q=zoom", "no-app"],
  ["https://apps.apple.com/jp/app/zoom-workplace", "no-id"],
  ["https://apps.apple.com/jp/app/zoom-workplace/id", "no-id"],
  ["https://apps.apple.com/jp/app/zoom-workplace/id12", "no-id"],
  ["https://play.google.com/store/apps/details", "no-id"],
  ["https://play.google.com/store/apps/details?id=teams", "no-id"],
  ["https://play.google.com/store/apps/details?id=com.x%22%3E%3Cscript%3E", "no-id"],
])("says of %s that it is %s, and what to do", (link, reason) => {
  const parsed = parseStoreLink(link);
  expect(parsed).toMatchObject({ kind: "wrong", reason });
  expect(parsed.kind === "wrong" && parsed.sentence).toMatch(/ください。わからなければ空欄でかまいません。$/u);
});
