import type { KeptApp } from "../../store/app-catalogue.ts";
import { appAskedFor, type SaidOfApp } from "./asked-for.ts";
import { type AskedApp, beforeSending, type KnownApps } from "./before-sending.ts";
import { asKnown } from "./catalogue.ts";
import { dateInWords } from "./date-in-words.ts";
import type { SameApp } from "./same-app.ts";

/** What the catalogue answers to 「このアプリは使える？」. `text` is for the person. */
export type CatalogueAnswer =
  /** `app.documentId` is what the library cites it by. */
  | { readonly kind: "available" | "ended"; readonly app: KeptApp; readonly text: string }
  | { readonly kind: "asked"; readonly asked: AskedApp; readonly text: string }
  /** Neither: `said` begins a request. */
  | { readonly kind: "unknown"; readonly said: SaidOfApp; readonly similar: readonly string[]; readonly text: string };

/** @returns undefined where the text does not ask whether an app may be used */
export function catalogueAnswer(
  text: string,
  personId: string,
  known: KnownApps,
  sameApp: SameApp,
): CatalogueAnswer | undefined {
  const said = appAskedFor(text);
  if (said?.kind !== "may" || (said.named.name === "" && said.named.link === "")) return undefined;
  const { available, asked } = beforeSending(said.named, personId, known, sameApp);
  const [use] = available.filter(({ match }) => match.kind === "same");
  if (use !== undefined) return { kind: "available", app: use.app, text: availableText(use.app) };
  const ended = endedApp(said, known, sameApp);
  if (ended !== undefined) return { kind: "ended", ...ended };
  const [request] = asked.filter(({ match }) => match.kind === "same");
  if (request !== undefined) return { kind: "asked", asked: request, text: askedText(request) };
  const similar = [...available.map(({ app }) => app.entry.name), ...asked.map((each) => each.request.name)];
  const look =
    similar.length === 0 ? "" : `\n似た名前のものには、${similar.slice(0, 3).map(quoted).join("")}があります。`;
  const name = said.named.name === "" ? "このアプリ" : quoted(said.named.name);
  return {
    kind: "unknown",
    said,
    similar,
    text: `${name}は、まだ利用が認められていません。使いたいときは申請できます。${look}`,
  };
}

function availableText({ entry: { name, conditions, install, manual, availableFrom } }: KeptApp): string {
  return [
    `${quoted(name)}は使えます（${dateInWords(availableFrom)}から）。`,
    `入れ方：${install}`,
    ...(conditions === "" ? [] : [`利用の条件：${conditions}`]),
    ...(manual === null ? [] : [`マニュアル：${manual}`]),
  ].join("\n");
}

function endedApp({ named }: SaidOfApp, { apps }: KnownApps, sameApp: SameApp) {
  const ended = apps.filter(({ entry }) => entry.withdrawn !== null);
  const [best] = sameApp(named, ended.map(asKnown));
  const app = best?.kind === "same" ? ended.find(({ entry }) => entry.id === best.id) : undefined;
  if (app === undefined || app.entry.withdrawn === null) return undefined;
  const { name, withdrawn } = app.entry;
  return { app, text: `${quoted(name)}の利用は、${dateInWords(withdrawn.on)}に終わりました。理由：${withdrawn.why}` };
}

function askedText({ request: { name, number, where }, people, you }: AskedApp): string {
  const still = `${quoted(name)}は、まだ使えません。`;
  switch (you) {
    case "asked":
      return `${still}あなたの申請（${number}）は、今「${where}」です。`;
    case "joined":
      return `${still}あなたも賛同している申請（${number}）は、今「${where}」です。`;
    case "may-join":
      return `${still}${people}人が申請していて（${number}）、今「${where}」です。賛同すると、結果が届きます。`;
    case "ended":
      return `${still}前の申請（${number}）は見送りになりました。${where === "" ? "" : `理由：${where}`}`;
  }
}

function quoted(name: string): string {
  return `「${name}」`;
}
