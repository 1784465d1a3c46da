import { isWorkingDay } from "../calendar.ts";
import type { OpenTurn } from "../store/desk-requests.ts";
import type { Notice } from "./contract.ts";
import type { DeskDay } from "./desk-day.ts";
import type { DeskParts } from "./desk-parts.ts";
import { receiversOf } from "./receivers.ts";
import { monthAndDay } from "./words.ts";

type Parts = Pick<DeskParts, "store" | "definitions" | "channelOf">;

const FROM = 8 * 60 + 30;
/** A process that was down all morning leaves the digest to the next one: by then people have seen for themselves. */
const UNTIL = 12 * 60;

/** Tells everybody for whom something waits, once a working morning. */
export async function sendDigests(parts: Parts, day: DeskDay): Promise<void> {
  const { today, minute, at } = day;
  const { notices } = parts.store;
  if (!isWorkingDay(today) || minute < FROM || minute >= UNTIL) return;
  const mark = `digest:${today}`;
  if (await notices.isMarked(mark)) return;
  await notices.keepOnce(mark, at, await digests(parts, day));
}

async function digests({ store, definitions, channelOf }: Parts, day: DeskDay): Promise<readonly Notice[]> {
  const { organisation } = day;
  const turns = (await store.requests.turns()).filter(({ kind }) => kind !== "deputy" && kind !== "asker");
  const lines = await linesOf(store, definitions, turns, day);
  const waiting = new Map<string, Map<string, OpenTurn>>();
  for (const [post, ofPost] of Map.groupBy(turns, (turn) => turn.post)) {
    // A channel has had its message; the morning's list is a person's.
    for (const { to } of receiversOf(post, { organisation, channelOf }, { confidential: false, except: [] })) {
      if (to.kind === "channel") continue;
      const mine = waiting.get(to.personId) ?? new Map<string, OpenTurn>();
      for (const turn of ofPost) {
        if (lines.get(turn.requestId)?.askerId !== to.personId && !mine.has(turn.requestId))
          mine.set(turn.requestId, turn);
      }
      if (mine.size > 0) waiting.set(to.personId, mine);
    }
  }
  return [...waiting].map(([personId, mine]) => digestOf(personId, [...mine.values()], lines, day));
}

interface Line {
  readonly words: string;
  readonly askerId: string;
}

const AT_ONCE = 500;

async function linesOf(
  { requests }: DeskParts["store"],
  definitions: DeskParts["definitions"],
  turns: readonly OpenTurn[],
  { today }: DeskDay,
): Promise<ReadonlyMap<string, Line>> {
  const due = new Map(turns.map(({ requestId, due: until }) => [requestId, until]));
  const ids = [...due.keys()];
  const lines = new Map<string, Line>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    for (const { id, number, title, state } of await requests.findAll(ids.slice(from, from + AT_ONCE))) {
      const until = due.get(id) ?? today;
      const name = state.confidential ? `非公開の${definitions.of(state.type, state.version).title}` : title;
      const words = `${number} ${name}（${until < today ? `期限超過：${monthAndDay(until)}` : `期限：${monthAndDay(until)}`}）`;
      lines.set(id, { words, askerId: state.askerId });
    }
  }
  return lines;
}

const SHOWN = 10;

function digestOf(
  personId: string,
  turns: readonly OpenTurn[],
  lines: ReadonlyMap<string, Line>,
  { today, at }: DeskDay,
): Notice {
  const ordered = turns.toSorted((one, other) => one.due.localeCompare(other.due));
  const late = ordered.filter(({ due }) => due < today).length;
  const shown = ordered.slice(0, SHOWN).flatMap(({ requestId }) => lines.get(requestId)?.words ?? []);
  const more = ordered.length - shown.length;
  return {
    key: `digest:${today}:${personId}`,
    ...{
      kind: "digest",
      to: { kind: "person", personId },
      requestId: null,
      round: null,
      why: "処理を待つものがある担当として",
    },
    title: `あなたの処理を待っているもの：${ordered.length}件${late > 0 ? `（期限超過 ${late}件）` : ""}`,
    text: [...shown.map((line) => `・${line}`), ...(more > 0 ? [`ほか${more}件`] : [])].join("\n"),
    madeAt: at,
  };
}
