import type { Audience } from "../../../../corpus/document.ts";
import type { NewRevision } from "../../../../corpus/library.ts";
import type { World, WorldDocument } from "./world.ts";

/** The world's documents as a library takes them in. */
export function revisionsOf({ documents }: World): readonly NewRevision[] {
  return documents.flatMap((document) => document.effectiveFrom.map((from) => revisionFrom(document, from)));
}

function titleOf({ marker }: WorldDocument): string {
  return `${marker}取扱要綱`;
}

/** What to ask so that the document would be the answer, in a way of asking of one's choice. */
export function questionsFor(document: WorldDocument): readonly string[] {
  const { marker } = document;
  return [
    `${marker}の書類は、いつまでに提出しますか`,
    `${titleOf(document)}の第3条`,
    `改正前の${titleOf(document)}第3条では、書類はいつまでに提出しますか`,
    `${marker}は何日ですか`,
  ];
}

function revisionFrom(document: WorldDocument, from: string): NewRevision {
  const { marker, secret, employments } = document;
  return {
    document: {
      issuer: "星見県",
      title: titleOf(document),
      number: null,
      category: "要綱",
      owner: "総務部人事課",
      audience: audienceFrom(document.audience),
      appliesTo: { employments, bodies: [] },
      sample: false,
    },
    effectiveFrom: from,
    effectiveTo: null,
    contentHash: `${marker}${from}`,
    fileName: `${marker}.md`,
    passages: [
      {
        kind: "article",
        sections: [],
        caption: "提出の期限",
        locator: "第3条",
        article: "3",
        page: null,
        text: `${marker}の書類は、毎月7日までに${secret}係へ提出する。`,
      },
    ],
  };
}

function audienceFrom(entries: readonly string[]): Audience {
  if (entries.includes("全職員")) return { kind: "everyone" };
  const named = (kind: string) =>
    entries.filter((entry) => entry.startsWith(`${kind}:`)).map((entry) => entry.slice(kind.length + 1));
  return {
    kind: "limited",
    departments: named("所属"),
    groups: named("グループ"),
    posts: named("職"),
    people: named("個人"),
  };
}
