import { html } from "hono/html";
import type { AwardView } from "../../../desk/improvements/award/view.ts";
import { dayWords } from "../../../wording.ts";
import type { Html } from "../layout.ts";
import { deskPage, type Frame } from "./frame.ts";

export const PHASES: Readonly<Record<AwardView["phase"], string>> = {
  scoring: "採点中",
  closed: "締切り済み",
  announced: "発表済み",
};

/** The award rounds that the person may see, and for who runs them the form of a new one. */
export function awardsPage(frame: Frame, rounds: readonly AwardView[], mayOpen: boolean): Html {
  const { today } = frame;
  const item = ({ id, plan, phase, isJudge, progress }: AwardView) => {
    const open =
      isJudge && phase === "scoring" ? progress.find(({ judgeId }) => judgeId === frame.who.viewer.id)?.open : 0;
    return html`<li class="request"><a class="request-link" href="/desk/awards/${id}">${plan.name}</a>
<p class="request-facts"><span class="badge${phase === "scoring" ? " badge-now" : " badge-quiet"}">${PHASES[phase]}</span>${open ? html`<span class="badge badge-warning">あなたの採点 残り${open}件</span>` : ""}</p>
<p class="request-turn">対象 ${dayWords(plan.from, today)}〜${dayWords(plan.to, today)}に採用された事例・採点 ${dayWords(plan.scoreUntil, today)}まで</p></li>`;
  };
  const main = html`<h1>表彰</h1>
<p class="quiet">採用された改善事例を審査し、表彰します。採点は締め切るまで誰にも見えません。</p>
${rounds.length === 0 ? html`<div class="empty"><p>発表された表彰はまだありません。</p></div>` : html`<ul class="requests">${rounds.map(item)}</ul>`}
${mayOpen ? newRound(frame) : ""}`;
  return deskPage(frame, {
    title: "表彰",
    current: "/desk/awards",
    main,
    styles: ["desk-form.css", "desk-request.css"],
    scripts: ["desk-form.js"],
  });
}

function newRound({ today }: Frame): Html {
  const year = today.slice(5) >= "04-01" ? Number(today.slice(0, 4)) : Number(today.slice(0, 4)) - 1;
  const day = (
    name: string,
    label: string,
    value: string,
  ) => html`<div class="field" data-field="${name}"><label class="field-label" for="award-${name}">${label}</label>
<input id="award-${name}" name="${name}" type="date" class="input" value="${value}" aria-describedby="award-${name}-error"><p id="award-${name}-error" class="field-error" hidden></p></div>`;
  const lines = (
    name: string,
    label: string,
    help: string,
    value: string,
  ) => html`<div class="field" data-field="${name}"><label class="field-label" for="award-${name}">${label}</label><p id="award-${name}-hint" class="field-hint">${help}</p>
<textarea id="award-${name}" name="${name}" class="input" rows="4" aria-describedby="award-${name}-hint award-${name}-error">${value}</textarea><p id="award-${name}-error" class="field-error" hidden></p></div>`;
  return html`<details class="act folded"><summary>審査を始める（担当者）</summary>
<form class="request-form" data-send="/api/desk/awards" novalidate>
<div class="field" data-field="name"><label class="field-label" for="award-name">名前</label><input id="award-name" name="name" class="input" value="${year}年度 改善事例表彰" autocomplete="off" aria-describedby="award-name-error"><p id="award-name-error" class="field-error" hidden></p></div>
<div class="field-pair">${day("first", "対象期間のはじめ", `${year}-04-01`)}${day("last", "対象期間のおわり", today)}${day("scoreUntil", "採点の締切り", "")}</div>
${lines("criteria", "審査の基準と重み", "1行に1つ。各基準を1〜5点で採点し、重みをかけて平均します。", "効果の大きさ 3\n広めやすさ 2\n工夫 1")}
${lines("prizes", "賞と順位", "1行に1つ。その順位までが受けます。同点は同じ順位です。", "最優秀賞 1\n優秀賞 3\n奨励賞 6")}
${lines("judges", "審査員", "1行に1つ。職（総務部/行政改革課/課長）かグループ（@改善審査員）。本人・同じ課・賛同した事例の採点からは自動で外れます。", "@改善審査員")}
<label class="filter-check"><input type="checkbox" name="normalised" value="1" checked><span>審査員ごとの甘い・辛いをならす</span></label>
<p class="form-problem" role="alert" hidden></p>
<div class="send-row"><button type="submit" class="button">審査を始める</button></div>
</form></details>`;
}
