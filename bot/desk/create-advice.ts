import type { CalendarDate, Viewer } from "../../corpus/document.ts";
import { appAskedFor } from "./apps/asked-for.ts";
import type { BeforeSending as BeforeApp } from "./apps/before-sending.ts";
import type { PolicyCheck } from "./apps/check-request.ts";
import type { NamedApp } from "./apps/same-app.ts";
import type { BeforeSending, DeskAdvice } from "./before-sending.ts";
import type { Desk } from "./contract.ts";
import type { FieldValues } from "./engine/definition.ts";
import { nudge } from "./improvements/nudge.ts";
import type { SimilarCase, SimilarQuestion } from "./improvements/similar.ts";

interface Parts {
  readonly apps: {
    beforeSending(named: NamedApp, personId: string): Promise<BeforeApp>;
    check(fields: FieldValues): Promise<{ readonly checks: readonly PolicyCheck[]; readonly problem: string | null }>;
  };
  readonly improvements: { similarCases(question: SimilarQuestion): Promise<readonly SimilarCase[]> };
  readonly desk: Pick<Desk, "whole">;
  /** The office's day. */
  readonly today: () => CalendarDate;
}

const NOTHING: BeforeSending = { sentences: [], askedAlready: [] };

/** What the desks of apps and of improvements know before a request is sent. */
export function createAdvice({ apps, improvements, desk, today }: Parts): DeskAdvice {
  return {
    beforeSending: async (type, fields, viewer) => {
      switch (type) {
        case "app":
          return ofApp(await apps.beforeSending(namedIn(fields), viewer.id));
        case "improvement":
          return ofImprovement(fields, viewer);
        case "correction":
        case "person":
          return NOTHING;
      }
    },
    checks: async (type, fields) => {
      if (type !== "app") return [];
      const { checks, problem } = await apps.check(fields);
      const found = checks
        .filter(({ verdict }) => verdict !== "ok")
        .map(({ topic, sentence }) => `${topic}：${sentence}`);
      const all = found.length === 0 ? ["気になる点はありません。"] : found;
      return problem === null ? all : [...all, problem];
    },
    understood: async (type, words): Promise<FieldValues> => {
      const named = type === "app" ? appAskedFor(words)?.named : undefined;
      if (named === undefined) return {};
      return {
        ...(named.name === "" ? {} : { appName: named.name }),
        ...(named.link === "" ? {} : { storeLink: named.link }),
      };
    },
  };

  async function ofImprovement(fields: FieldValues, viewer: Viewer): Promise<BeforeSending> {
    const draft = { title: textOf(fields.name), before: textOf(fields.before), action: textOf(fields.action) };
    const similar = await improvements.similarCases({ draft, viewer, today: today() });
    const basis = textOf(fields.buildsOn) === "" ? similar.flatMap(basisWords) : [];
    const joinable = similar.flatMap((each) => (each.kind === "join" ? [each] : []));
    const askedAlready = joinable.map(async ({ requestId, number, title }) => {
      const joiners = (await desk.whole(requestId))?.state.joiners.length ?? 0;
      return { id: requestId, number, title, people: 1 + joiners };
    });
    return { sentences: [...nudge(fields), ...basis], askedAlready: await Promise.all(askedAlready) };
  }
}

function ofApp({ sentences, asked }: BeforeApp): BeforeSending {
  return {
    sentences,
    askedAlready: asked
      .filter(({ you }) => you === "may-join")
      .map(({ request: { id, number, name }, people }) => ({ id, number, title: name, people })),
  };
}

function namedIn(fields: FieldValues): NamedApp {
  return { name: textOf(fields.appName), link: textOf(fields.storeLink) };
}

function basisWords(similar: SimilarCase): readonly string[] {
  if (similar.kind !== "builds-on") return [];
  const owner = similar.owner === null ? "" : `（${similar.owner}）`;
  return [
    `似た事例があります：「${similar.title}」${owner}。もとにしたときは「もとにした事例」に題名を書いてください。`,
  ];
}

function textOf(value: FieldValues[string] | undefined): string {
  return typeof value === "string" ? value : "";
}
