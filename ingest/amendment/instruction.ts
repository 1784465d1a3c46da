/**
 * What one clause of a 改め文 orders. Places are written as locators are, with ASCII digits: 第3条の2第1項, 別表第1; a part
 * of one follows it: 第4条ただし書, 別表第1の甲地方の項. 本則 is every article. `body` holds the lines that follow
 * 次のように改める or 次の1条を加える.
 */
export type Instruction =
  | { readonly kind: "replace-words"; readonly place: string; readonly from: string; readonly to: string }
  | { readonly kind: "insert-words"; readonly place: string; readonly after: string; readonly words: string }
  | { readonly kind: "delete-words"; readonly place: string; readonly words: string }
  | { readonly kind: "caption"; readonly place: string; readonly caption: string }
  | { readonly kind: "rewrite"; readonly place: string; readonly body: readonly string[] }
  | { readonly kind: "insert"; readonly after: string; readonly unit: Unit; readonly body: readonly string[] }
  | { readonly kind: "append"; readonly place: string; readonly unit: Unit; readonly body: readonly string[] }
  | { readonly kind: "remove"; readonly place: string; readonly last: string | null }
  | { readonly kind: "renumber"; readonly place: string; readonly to: string }
  | { readonly kind: "shift"; readonly place: string; readonly last: string; readonly by: number }
  /** A clause in words that are not understood, with the lines that belong to it; a person carries it out. */
  | { readonly kind: "other"; readonly sentence: string };

/** 文 is a ただし書 or a 後段, 表 a 別表 or a 様式. */
type Unit = "条" | "項" | "号" | "文" | "表";
