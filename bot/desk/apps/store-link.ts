/** A page of one app in a store. The publisher stands on that page only, which is not fetched. */
export interface StoreApp {
  readonly kind: "app";
  readonly platform: Platform;
  /** Digits in the App Store, the package in Google Play: what stays the same over countries, languages and renamings. */
  readonly id: string;
  /** As the address says it; null in Google Play, and in an App Store address that is cut down to its number. */
  readonly name: string | null;
  /** The address without anything that tells of who shared it. */
  readonly address: string;
}

export type Platform = "ios" | "android";

/** Why a link names no app; `sentence` tells the person what to do. */
export interface WrongLink {
  readonly kind: "wrong";
  readonly reason: "unreadable" | "other-site" | "no-app" | "no-id";
  readonly sentence: string;
}

export const PLATFORM_NAMES = { ios: "App Store", android: "Google Play" } as const;

/**
 * What a link to the App Store or Google Play names, read strictly and without opening it.
 * App Store: https://developer.apple.com/app-store/marketing/guidelines/ (links), Google Play:
 * https://developer.android.com/distribute/marketing-tools/linking-to-google-play
 */
export function parseStoreLink(text: string): StoreApp | WrongLink {
  const url = urlOf(text);
  if (url === null) return WRONG.unreadable;
  const { hostname, protocol } = url;
  if (url.username !== "" || url.password !== "" || url.port !== "") return WRONG.otherSite;
  if (protocol === "market:") return hostname === "details" ? playApp(url.searchParams.get("id")) : WRONG.noApp;
  if (!WEB.has(protocol) && !APPLE_SCHEMES.has(protocol)) return WRONG.otherSite;
  if (APPLE_HOSTS.has(hostname)) return appStoreApp(url);
  if (hostname !== "play.google.com" || !WEB.has(protocol)) return WRONG.otherSite;
  if (!/^\/store\/apps\/details\/?$/u.test(url.pathname)) return WRONG.noApp;
  return playApp(url.searchParams.get("id"));
}

const WEB = new Set(["https:", "http:"]);
const APPLE_SCHEMES = new Set(["itms:", "itms-apps:", "itms-appss:"]);
const APPLE_HOSTS = new Set(["apps.apple.com", "itunes.apple.com"]);
const LONGEST_LINK = 2000;
const LONGEST_NAME = 100;
const HOW =
  "ストアのアプリのページで「共有」から「コピー」したリンクを貼ってください。わからなければ空欄でかまいません。";

const WRONG = {
  unreadable: { kind: "wrong", reason: "unreadable", sentence: `リンクとして読めません。${HOW}` },
  otherSite: {
    kind: "wrong",
    reason: "other-site",
    sentence: `App Store か Google Play のリンクではありません。${HOW}`,
  },
  noApp: { kind: "wrong", reason: "no-app", sentence: `ストアのリンクですが、アプリのページではありません。${HOW}` },
  noId: { kind: "wrong", reason: "no-id", sentence: `リンクが途中で切れていて、どのアプリかわかりません。${HOW}` },
} as const satisfies Readonly<Record<string, WrongLink>>;

/** Slack writes links as `<address|label>`, and people leave the scheme out. */
function urlOf(text: string): URL | null {
  const written = text
    .normalize("NFKC")
    .trim()
    .replace(/^<([^|>]*)(?:\|[^>]*)?>$/u, "$1");
  if (written === "" || written.length > LONGEST_LINK || /\s/u.test(written)) return null;
  const whole = /^[a-z][a-z-]*:/iu.test(written) ? written : `https://${written}`;
  const url = URL.parse(whole);
  return url === null || !(url.hostname.includes(".") || url.protocol === "market:") ? null : url;
}

function appStoreApp(url: URL): StoreApp | WrongLink {
  const path = /^\/(?:[a-z]{2}\/)?app(?:\/(?<slug>[^/]*))??(?:\/id(?<id>\d*))?\/?$/iu.exec(url.pathname);
  if (path === null) return WRONG.noApp;
  const { slug, id = "" } = path.groups ?? {};
  if (!/^\d{6,12}$/u.test(id)) return WRONG.noId;
  return {
    kind: "app",
    platform: "ios",
    id,
    name: nameOf(slug),
    address: `https://apps.apple.com/jp/app/id${id}`,
  };
}

function playApp(id: string | null): StoreApp | WrongLink {
  if (id === null || id.length > 150 || !/^[a-z]\w*(?:\.[a-z]\w*)+$/iu.test(id)) return WRONG.noId;
  return {
    kind: "app",
    platform: "android",
    id,
    name: null,
    address: `https://play.google.com/store/apps/details?id=${id}`,
  };
}

/** `microsoft-teams` and percent-encoded names; nothing where the encoding is broken. */
function nameOf(slug: string | undefined): string | null {
  if (slug === undefined) return null;
  try {
    const name = decodeURIComponent(slug).replaceAll("-", " ").trim();
    return name === "" || name.length > LONGEST_NAME ? null : name;
  } catch {
    return null;
  }
}
