import type { KeptApp } from "../../store/app-catalogue.ts";
import type { AppRequest } from "../../store/app-requests.ts";
import { asKnown } from "./catalogue.ts";
import type { AppMatch, NamedApp, SameApp } from "./same-app.ts";
import { parseStoreLink, type StoreApp, type WrongLink } from "./store-link.ts";

/** An app that may be used already. */
interface AvailableApp {
  readonly app: KeptApp;
  readonly match: AppMatch;
}

/** A request that others have sent. */
export interface AskedApp {
  readonly request: Pick<AppRequest, "id" | "number" | "name" | "standing" | "where">;
  /** The asker and all who joined. */
  readonly people: number;
  /** `may-join` with one tap; `ended` where it was turned down. */
  readonly you: "asked" | "joined" | "may-join" | "ended";
  readonly match: AppMatch;
}

/** What somebody should know before they ask for an app, surest first. */
export interface BeforeSending {
  /** What the link names, or what is wrong with it; null where there is none. */
  readonly link: StoreApp | WrongLink | null;
  readonly available: readonly AvailableApp[];
  readonly asked: readonly AskedApp[];
  /** For the person, the most important first; empty where there is nothing to know. */
  readonly sentences: readonly string[];
}

export interface KnownApps {
  readonly apps: readonly KeptApp[];
  readonly requests: readonly AppRequest[];
}

/** @param personId who is about to ask */
export function beforeSending(
  named: NamedApp,
  personId: string,
  { apps, requests }: KnownApps,
  sameApp: SameApp,
): BeforeSending {
  const current = apps.filter(({ entry }) => entry.withdrawn === null);
  const byEntry = new Map(current.map((app) => [app.entry.id, app]));
  const available = sameApp(named, current.map(asKnown)).flatMap((match) => {
    const app = byEntry.get(match.id);
    return app === undefined ? [] : [{ app, match }];
  });
  const told = requests.filter(({ standing }) => standing === "open" || standing === "rejected");
  const byRequest = new Map(told.map((request) => [request.id, request]));
  const known = told.map(({ id, name, link }) => ({ id, names: [name], links: [link] }));
  const asked = sameApp(named, known).flatMap((match) => {
    const request = byRequest.get(match.id);
    return request === undefined ? [] : [askedApp(request, match, personId)];
  });
  const link = named.link.trim() === "" ? null : parseStoreLink(named.link);
  return { link, available, asked, sentences: sentencesOf({ link, available, asked }) };
}

function askedApp(
  { id, number, name, standing, where, askerId, joiners }: AppRequest,
  match: AppMatch,
  personId: string,
): AskedApp {
  const people = 1 + joiners.length;
  const request = { id, number, name, standing, where };
  if (standing !== "open") return { request, people, you: "ended", match };
  return {
    request,
    people,
    you: askerId === personId ? "asked" : joiners.includes(personId) ? "joined" : "may-join",
    match,
  };
}

function sentencesOf({ link, available, asked }: Omit<BeforeSending, "sentences">): readonly string[] {
  const [use] = available.filter(({ match }) => match.kind === "same");
  const same = asked.filter(({ match }) => match.kind === "same");
  return [
    ...(link?.kind === "wrong" ? [link.sentence] : []),
    ...(use === undefined ? [] : [`「${use.app.entry.name}」は、もう使えます。申請は要りません。`]),
    ...same.map(askedSentence),
    ...(use === undefined && same.length === 0 && available.length + asked.length > 0
      ? ["似たアプリがあります。同じものでないか確かめてください。"]
      : []),
  ];
}

function askedSentence({ request: { name, number, where }, people, you }: AskedApp): string {
  switch (you) {
    case "asked":
      return `「${name}」は、あなたが申請しています（${number}、${where}）。`;
    case "joined":
      return `「${name}」の申請（${number}、${where}）には、もう賛同しています。結果が出たらお知らせします。`;
    case "may-join":
      return `「${name}」は、${people}人が申請しています（${number}、${where}）。賛同すると、結果が届きます。`;
    case "ended":
      return `「${name}」は、前に見送りになっています（${number}）。${where === "" ? "" : `理由：${where}`}`;
  }
}
