import type { Person } from "../../people/people.ts";
import { BOT } from "../emulator/app.ts";
import type { UserSeed } from "../emulator/world/people.ts";
import type { WorldSeed } from "../emulator/world/workspace.ts";

const GUEST: UserSeed = {
  id: "UGUEST",
  name: "早瀬 美緒（ゲスト）",
  email: "hayase@contractor.example",
  kind: "guest",
};
const PARTNER: UserSeed = { id: "UPARTNER", name: "真鍋 徹（社外）", email: "manabe@partner.example", kind: "partner" };

/** The sample people as a workspace: everybody's channel, a closed one, and two with people from outside. */
export function sampleOffice(people: readonly Person[]): WorldSeed {
  const users = [...new Map(people.map((person) => [person.id, person])).values()];
  const ids = users.map(({ id }) => userId(id));
  const personnel = users.filter(({ groups }) => groups.includes("人事担当者")).map(({ id }) => userId(id));
  return {
    users: [
      ...users.map(({ id, name }) => ({ id: userId(id), name, email: `${id}@hoshimi.example.jp` })),
      GUEST,
      PARTNER,
    ],
    channels: [
      { id: "C1", name: "全庁-質問", members: [...ids, BOT.userId] },
      { id: "C2", name: "業務改善", members: [...ids.slice(0, 20), BOT.userId] },
      { id: "C3", name: "人事担当", kind: "private", members: [...personnel, BOT.userId] },
      { id: "C4", name: "観光アプリ-委託", members: [...ids.slice(0, 3), GUEST.id, BOT.userId] },
      { id: "C5", name: "共同研究-社外", members: [...ids.slice(0, 5), PARTNER.id, BOT.userId], external: true },
    ],
    groups: [{ id: "S1", handle: "jinji-tanto", users: personnel }],
  };
}

/** Slack's ids are upper case. */
function userId(id: string): string {
  return `U${id.toUpperCase()}`;
}
