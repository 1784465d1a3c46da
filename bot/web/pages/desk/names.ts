import type { SeenRequest } from "../../../desk/contract.ts";
import type { By } from "../../../desk/engine/event.ts";
import { postWords } from "./words.ts";

/** Names of people by id, as they were on a day. */
export type NameOf = (personId: string) => string;

/** The asker as one person may see them: who wished to stay unnamed is, to everybody else. */
export function askerWords({ state, asker }: Pick<SeenRequest, "state" | "asker">, viewerId: string): string {
  return state.askerId !== "" && state.askerId === viewerId ? "あなた" : asker;
}

/** Who did something, with the post they did it for. */
export function byWords(by: By, request: SeenRequest, viewerId: string, nameOf: NameOf): string {
  switch (by.kind) {
    case "desk":
      return "自動";
    case "asker":
      return askerWords(request, viewerId);
    case "person":
      return by.personId === "" ? request.asker : by.personId === viewerId ? "あなた" : nameOf(by.personId);
    case "post":
      return `${by.personId === viewerId ? "あなた" : nameOf(by.personId)}（${postWords(by.post)}）`;
  }
}
