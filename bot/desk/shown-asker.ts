import type { RequestState } from "./engine/state.ts";

/** How much of the asker others get to see. */
export type Shown = "name" | "unit" | "nothing";

/** Who asks a person who knows stays unnamed unless they chose otherwise; every other request has its asker's name. */
export function shownOf({ type, fields }: Pick<RequestState, "type" | "fields">): Shown {
  if (type !== "person") return "name";
  return fields.credit === "name" ? "name" : fields.credit === "unit" ? "unit" : "nothing";
}

/** The asker as others read of them: 水沢 佳織（総務部人事課）, 総務部人事課 or 匿名. */
export function shownAsker(state: RequestState, nameOf: (personId: string) => string): string {
  const { askerId, unit } = state;
  switch (shownOf(state)) {
    case "name":
      return unit === "" ? nameOf(askerId) : `${nameOf(askerId)}（${unit}）`;
    case "unit":
      return unit === "" ? "匿名" : unit;
    case "nothing":
      return "匿名";
  }
}
