import type { CalendarDate } from "../../../../corpus/document.ts";
import type { DeskRequest } from "../../../desk/contract.ts";
import type { Definition, RequestType } from "../../../desk/engine/definition.ts";
import type { By, Ending } from "../../../desk/engine/event.ts";
import type { RequestState, Task } from "../../../desk/engine/state.ts";
import { postWords as namedPost } from "../../../desk/words.ts";
import type { Post } from "../../../people/organisation.ts";

export const TYPE_WORDS: Readonly<Record<RequestType, string>> = {
  app: "アプリの要望",
  improvement: "改善事例",
  correction: "資料の誤り",
  person: "担当者への質問",
};

const ENDINGS: Readonly<Record<RequestType, Partial<Readonly<Record<Ending, string>>>>> = {
  app: { approved: "利用可", rejected: "見送り" },
  improvement: { approved: "採用", rejected: "不採用" },
  correction: {},
  person: {},
};
const ANY_ENDING: Readonly<Record<Ending, string>> = {
  approved: "承認",
  rejected: "不承認",
  withdrawn: "取下げ",
  answered: "回答済み",
  nothing: "該当なし",
};

/** `情報システム課 課長`, `行政改革課の職員`, `審査員`: whose turn something is. */
export function postWords(post: Post): string {
  return post.endsWith("/*") ? `${namedPost(post)}の職員` : namedPost(post);
}

/** `道路課`, `相談窓口`: where a post is. */
function placeWords(post: Post): string {
  const [department = "", section = ""] = post.split("/");
  return post.startsWith("@") ? post.slice(1) : section || department;
}

const CAPACITIES: Readonly<Record<Extract<By, { readonly kind: "post" }>["as"], string>> = {
  holder: "",
  substitute: "代理",
  superior: "上位の職として",
  fallback: "事務局として",
  deputy: "代決",
};

/** 代理 and 代決 as they stand beside a name; empty for who holds the post. */
export function capacityWords(by: By): string {
  return by.kind === "post" ? CAPACITIES[by.as] : "";
}

/** Where a request stands, in a few characters. */
export function statusWords({ type, phase }: Pick<RequestState, "type" | "phase">, definition: Definition): string {
  switch (phase.kind) {
    case "at":
      return `${definition.steps[phase.step]?.name ?? ""}待ち`;
    case "returned":
      return phase.why === null ? "引戻し中" : "差戻し";
    case "ended":
      return ENDINGS[type][phase.ending] ?? ANY_ENDING[phase.ending];
  }
}

/** Whose turn it is, and until when; null for what has ended. */
export function turnWords({
  phase,
}: Pick<RequestState, "phase">): { readonly who: string; readonly place: string; readonly due: CalendarDate } | null {
  if (phase.kind === "returned") return { who: "申請者", place: "申請者", due: phase.due };
  if (phase.kind === "ended") return null;
  const open = openTasks(phase.tasks);
  const [first] = open.toSorted((one, other) => one.due.localeCompare(other.due));
  return first === undefined
    ? null
    : {
        who: open.map(({ post }) => postWords(post)).join("、"),
        place: [...new Set(open.map(({ post }) => placeWords(post)))].join("、"),
        due: first.due,
      };
}

export function isLate(state: Pick<RequestState, "phase">, today: CalendarDate): boolean {
  const turn = turnWords(state);
  return turn !== null && turn.due < today;
}

/** What a list calls a request. */
export function titleOf({ title, number }: Pick<DeskRequest, "title" | "number">): string {
  return title.trim() === "" ? number : title;
}

function openTasks(tasks: readonly Task[]): readonly Task[] {
  return tasks.filter(({ done }) => done === null);
}
