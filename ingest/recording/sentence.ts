import type { Action } from "./merge.ts";
import { isPrivate, MASKED, pageAddress, withoutPersonal } from "./privacy.ts";
import { type Target, targetOf } from "./target.ts";

/** A step in words; `named` says whether its target has a name, `masked` whether a typed value is hidden. */
interface StepSentence {
  readonly kind: "said";
  readonly text: string;
  readonly named: boolean;
  readonly masked: boolean;
}

export type Wording = StepSentence | { readonly kind: "noise" } | { readonly kind: "unknown" };

const NOISE: ReadonlySet<string> = new Set(["setViewport", "scroll", "close", "emulateNetworkConditions"]);
const KEY_NAMES: Readonly<Record<string, string>> = {
  Control: "Ctrl",
  Meta: "Windows",
  Escape: "Esc",
  " ": "スペース",
  PageDown: "Page Down",
  PageUp: "Page Up",
};

/** One sentence of a manual, in plain Japanese. */
export function sentenceOf(action: Action): Wording {
  if (action.kind === "keys") {
    const keys = action.keys.map((key) => KEY_NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key));
    return said(`${keys.join("＋")}キーを押します。`);
  }
  const { step } = action;
  const target = targetOf(step);
  const place = quoted(target.name ?? unnamed(target));
  switch (step.type) {
    case "navigate": {
      const address = pageAddress(step.url ?? "");
      if (address === undefined) return { kind: "noise" };
      const title = step.assertedEvents?.[0]?.title?.trim() ?? "";
      return said(title === "" ? `${address} を開きます。` : `${quoted(title)}（${address}）を開きます。`);
    }
    case "click":
      return said(step.button === "secondary" ? `${place}を右クリックします。` : click(place, target), target);
    case "doubleClick":
      return said(`${place}をダブルクリックします。`, target);
    case "hover":
      return said(`${place}にマウスを合わせます。`, target);
    case "waitForElement":
      return target.name === null ? { kind: "noise" } : said(`${place}が表示されるまで待ちます。`);
    case "change":
      return change(place, target, step.value ?? "", JSON.stringify(step.selectors));
    default:
      return { kind: NOISE.has(step.type) ? "noise" : "unknown" };
  }
}

function click(place: string, { name, role }: Target): string {
  switch (name === null ? null : role) {
    case "button":
      return `${place}ボタンを押します。`;
    case "link":
      return `${place}のリンクを押します。`;
    case "tab":
      return `${place}タブを開きます。`;
    case "menuitem":
      return `メニューの${place}を選びます。`;
    case "checkbox":
      return `${place}のチェックを切り替えます。`;
    case "radio":
    case "option":
      return `${place}を選びます。`;
    default:
      return `${place}を押します。`;
  }
}

function change(place: string, target: Target, value: string, selectors: string): StepSentence {
  if (/fakepath/iu.test(value)) return said(`${place}でファイルを選びます。`, target);
  if (value === "") return said(`${place}を空にします。`, target);
  const masked = isPrivate(`${target.name ?? ""} ${selectors}`, value);
  const content = masked ? MASKED : `「${value.replace(/\s+/gu, " ")}」`;
  const verb = target.role === "list" ? `で${content}を選びます。` : `に${content}を入力します。`;
  return { ...said(`${place}${verb}`, target), masked };
}

function said(text: string, target?: Target): StepSentence {
  return { kind: "said", text, named: target === undefined || target.name !== null, masked: false };
}

function quoted(name: string): string {
  return `「${withoutPersonal(name)}」`;
}

/** Something to mend: the admin sees it in the draft and in a warning. */
function unnamed({ role }: Target): string {
  if (role === "field") return "（名前のない入力欄）";
  if (role === "list") return "（名前のない選択欄）";
  return role === "button" ? "（名前のないボタン）" : "（名前のない場所）";
}
