import type { NewRevision } from "../../../corpus/library.ts";
import { BOT, type EmulatorOptions } from "../../slack/emulator/emulator.ts";
import { TOPICS } from "./topics.ts";

/** People of a department share a channel. */
const IN_A_CHANNEL = 100;

export function userOf(person: number): string {
  return `U${person}`;
}

export function channelOf(person: number): string {
  return `C${Math.floor(person / IN_A_CHANNEL)}`;
}

/** Everybody's account, in the channel of their department. */
export function workspaceOf(people: number): NonNullable<EmulatorOptions["world"]> {
  const persons = Array.from({ length: people }, (_, person) => person);
  const byChannel = Map.groupBy(persons, channelOf);
  return {
    users: persons.map((person) => ({ id: userOf(person), email: emailOf(person) })),
    channels: [...byChannel].map(([id, members]) => ({ id, members: [...members.map(userOf), BOT.userId] })),
  };
}

export function peopleCsvOf(people: number): string {
  const lines = Array.from(
    { length: people },
    (_, person) =>
      `p${person},職員 ${person},第${Math.floor(person / 700)}部,第${channelOf(person).slice(1)}課,主事,常勤職員,,2020-04-01,,${emailOf(person)}`,
  );
  return ["id,name,department,section,post,employment,groups,validFrom,validTo,email", ...lines].join("\n");
}

/** A document for each topic. */
export function revisions(): readonly NewRevision[] {
  return TOPICS.map(({ subject, days, place }) => ({
    document: {
      ...{ issuer: "星見県", title: `${subject}取扱要綱`, number: null, category: "要綱", owner: "総務部人事課" },
      ...{ audience: { kind: "everyone" }, appliesTo: { employments: [], bodies: [] }, sample: true },
    },
    effectiveFrom: "2024-04-01",
    effectiveTo: null,
    contentHash: subject,
    fileName: `${subject}.md`,
    passages: [
      article("1", "目的", `この要綱は、${subject}について必要な事項を定める。`),
      article("2", "申請", `${subject}の申請は、希望する日の${days}日前までに行うものとする。`),
      article("3", "提出先", `${subject}の書類は、${place}に提出する。`),
    ],
  }));
}

function article(number: string, caption: string, text: string) {
  const place = { sections: [], locator: `第${number}条`, article: number, page: null };
  return { ...place, kind: "article", caption, text } as const;
}

function emailOf(person: number): string {
  return `p${person}@hoshimi.example.jp`;
}
