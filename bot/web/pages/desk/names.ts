import type { SeenRequest } from "../../../desk/contract.ts";
import type { By } from "../../../desk/engine/event.ts";
import { postWords } from "./words.ts";

/** Names of people by id, as they were on a day. */
export type NameOf = (personId: string) => string;

/** The asker as one person may see them: who wished to stay unnamed is, to everybody else. */
export function askerWords({ state }: SeenRequest, viewerId: string, nameOf: NameOf): string {
  const { askerId, unit, type, fields } = state;
  if (askerId === viewerId) return "あなた";
  if (type !== "person") return `${nameOf(askerId)}（${unit}）`;
  if (fields.credit === "name") return `${nameOf(askerId)}（${unit}）`;
  return fields.credit === "unit" ? `${unit}の職員` : "匿名の職員";
}

/** Who did something, with the post they did it for. */
export function byWords(by: By, request: SeenRequest, viewerId: string, nameOf: NameOf): string {
  switch (by.kind) {
    case "desk":
      return "自動";
    case "asker":
      return askerWords(request, viewerId, nameOf);
    case "person":
      return by.personId === viewerId ? "あなた" : nameOf(by.personId);
    case "post":
      return `${by.personId === viewerId ? "あなた" : nameOf(by.personId)}（${postWords(by.post)}）`;
  }
}
