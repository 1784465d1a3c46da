import type { types } from "@slack/bolt";
import type { SeenRequest } from "../../desk/contract.ts";
import type { RequestType } from "../../desk/engine/definition.ts";
import type { DeskPreferences } from "../../store/desk-preferences.ts";
import { button, buttonRow } from "./buttons.ts";
import { DESK_ACTIONS } from "./desk-actions.ts";
import type { CardOptions } from "./desk-card.ts";
import { waitingBlocks } from "./desk-notice.ts";
import { link, sourceAddress } from "./link.ts";
import { oneLine } from "./parts.ts";
import { inertWords, line, remark, rich, words } from "./rich.ts";

interface Listed {
  readonly items: readonly { readonly request: SeenRequest; readonly options: CardOptions }[];
  readonly total: number;
}

/** What the desks have for a person, on their Home tab. */
export interface HomeDesks {
  readonly publicUrl: string;
  /** What waits for them, late first. */
  readonly waiting: Listed;
  /** What they asked or joined, newest first. */
  readonly mine: Listed;
  readonly drafts: readonly { readonly type: RequestType; readonly title: string }[];
  /** Who stands in for them, in words. */
  readonly substitutions: readonly { readonly id: string; readonly words: string }[];
  /** Whether they have a post that others could stand in for. */
  readonly hasPosts: boolean;
  /** null for who is not on the staff list. */
  readonly preferences: DeskPreferences | null;
}

const SHOWN = 5;
const WORDS_LENGTH = 200;

export function waitingSection({ waiting, publicUrl }: HomeDesks): readonly types.KnownBlock[] {
  return [
    { type: "divider" },
    rich(
      line(words(`あなたを待っているもの${waiting.total === 0 ? "" : `（${waiting.total}件）`}`, { bold: true })),
      ...(waiting.total === 0 ? [line(words("いま、あなたを待っているものはありません。"))] : []),
    ),
    ...listed(waiting, publicUrl, "home"),
  ];
}

export function requestSection({ mine, drafts, publicUrl }: HomeDesks): readonly types.KnownBlock[] {
  const isNone = mine.total + drafts.length === 0;
  return [
    { type: "divider" },
    rich(
      line(words("わたしの申請", { bold: true })),
      ...(isNone
        ? [line(words("まだありません。「アプリを頼む」や「改善事例を送る」を押すと、ここに進み具合が出ます。"))]
        : []),
    ),
    ...drafts.flatMap(({ type, title }) => [
      rich(line(words(`下書き：${title}（まだ送っていません）`))),
      ...buttonRow([
        button(DESK_ACTIONS.continueDraft, "続きを書く", type),
        button(DESK_ACTIONS.dropDraft, "下書きを捨てる", type),
      ]),
    ]),
    ...listed(mine, publicUrl, "mine"),
  ];
}

export function settingSection({ substitutions, hasPosts, preferences }: HomeDesks): readonly types.KnownBlock[] {
  if (preferences === null) return [];
  const { ruleChanges, isFindable } = preferences;
  return [
    { type: "divider" },
    ...(hasPosts || substitutions.length > 0 ? [rich(line(words("代理", { bold: true })))] : []),
    ...substitutions
      .slice(0, SHOWN)
      .flatMap(({ id, words: named }) => [
        rich(line(inertWords(oneLine(named, WORDS_LENGTH)))),
        ...buttonRow([button(DESK_ACTIONS.endSubstitution, "代理を終える", id)]),
      ]),
    ...(hasPosts ? buttonRow([button(DESK_ACTIONS.substitute, "代理を頼む", "substitute")]) : []),
    rich(line(words("お知らせの設定", { bold: true }))),
    ...switched(DESK_ACTIONS.ruleChanges, "前に受け取った答えの根拠が改正されたときのお知らせ", ruleChanges),
    ...switched(DESK_ACTIONS.findable, "「くわしい人」として、ほかの職員に紹介されること", isFindable),
  ];
}

function switched(action: string, label: string, isOn: boolean): readonly types.KnownBlock[] {
  return [
    rich(line(words(`${label}：${isOn ? "オン" : "オフ"}`))),
    ...buttonRow([button(action, isOn ? "オフにする" : "オンにする", isOn ? "off" : "on")]),
  ];
}

function listed({ items, total }: Listed, publicUrl: string, row: "home" | "mine"): readonly types.KnownBlock[] {
  const shown = items.slice(0, SHOWN);
  const more = total - shown.length;
  return [
    ...shown.flatMap(({ request, options }) => waitingBlocks(request, options, row)),
    ...(more > 0
      ? [remark(`ほか${more}件`), rich(line(link("すべてをWebで見る", sourceAddress("/desk", publicUrl))))]
      : []),
  ];
}
