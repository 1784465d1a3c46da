import { html } from "hono/html";
import type { AwardView, SeenCandidate } from "../../../desk/improvements/award/view.ts";
import { dayWords } from "../../../wording.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { PHASES } from "./awards.ts";
import { deskPage, type Frame } from "./frame.ts";
import type { NameOf } from "./names.ts";

interface AwardPage {
  readonly round: AwardView;
  readonly nameOf: NameOf;
  /** Where the text of a case is read; judges read it before it is published. */
  readonly textOf: (
    caseId: string,
  ) => { readonly before: string; readonly action: string; readonly effect: string } | undefined;
}

const MARKS = [1, 2, 3, 4, 5] as const;

/** An award round as the person may see it: to judge, to run, or to read the result. */
export function awardPage(frame: Frame, page: AwardPage): Html {
  const { round } = page;
  const { plan, phase, isJudge, isOrganiser } = round;
  const { today } = frame;
  const main = html`<p class="crumb"><a href="/desk/awards">表彰</a></p>
<h1>${plan.name}</h1>
<p class="request-facts"><span class="badge${phase === "scoring" ? " badge-now" : " badge-quiet"}">${PHASES[phase]}</span></p>
<p class="quiet">対象 ${dayWords(plan.from, today)}〜${dayWords(plan.to, today)}に採用された${round.candidates.length}事例・採点 ${dayWords(plan.scoreUntil, today)}まで</p>
${round.ranking === null ? "" : result(round)}
${isJudge && phase === "scoring" ? html`<h2>採点</h2><p class="quiet">基準ごとに1（低い）から5（高い）を付けます。締切りまでは直せ、ほかの人には見えません。</p>${round.candidates.map((candidate) => scoring(candidate, page))}` : ""}
${isOrganiser ? organising(round, page.nameOf) : ""}
${phase !== "announced" && !isOrganiser && !isJudge ? html`<p class="banner">${icon("info")}<span>結果は発表のあと、ここで見られます。</span></p>` : ""}`;
  return deskPage(frame, {
    title: plan.name,
    current: "/desk/awards",
    main,
    styles: ["desk-form.css", "desk-request.css", "desk-cases.css"],
    scripts: ["desk-form.js"],
  });
}

function result({ ranking, phase }: AwardView): Html {
  const rows = (ranking ?? []).map(
    ({ rank, title, prize, mean, judges }) =>
      html`<tr><td>${rank ?? "―"}</td><td>${title}</td><td>${prize ?? ""}</td>${mean === undefined ? "" : html`<td>${mean === null ? "採点なし" : mean.toFixed(2)}</td><td>${judges ?? 0}</td>`}</tr>`,
  );
  const isInside = ranking?.some(({ mean }) => mean !== undefined) ?? false;
  return html`<h2>${phase === "announced" ? "結果" : "順位（発表前）"}</h2>
<div class="table-scroll" tabindex="0" role="region" aria-label="順位"><table class="plain-table"><thead><tr><th scope="col">順位</th><th scope="col">事例</th><th scope="col">賞</th>${isInside ? html`<th scope="col">平均</th><th scope="col">採点者</th>` : ""}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function scoring({ caseId, title, mayScore, own }: SeenCandidate, { round, textOf }: AwardPage): Html {
  const text = textOf(caseId);
  if (!mayScore) {
    return html`<section class="score"><h3>${title}</h3><p class="quiet">利害関係があるため、この事例の採点からは外れています。</p></section>`;
  }
  return html`<section class="score"><h3>${title}${own === null ? html`<span class="badge badge-warning">まだ採点していません</span>` : html`<span class="badge badge-quiet">採点済み（直せます）</span>`}</h3>
${text === undefined ? "" : html`<details class="folded"><summary>事例を読む</summary><p class="written">これまで：${text.before}</p><p class="written">やったこと：${text.action}</p><p class="written">効果：${text.effect}</p></details>`}
<form data-send="/api/desk/awards/${round.id}" novalidate>
<input type="hidden" name="kind" value="score"><input type="hidden" name="caseId" value="${caseId}">
${round.plan.criteria.map(
  ({ id, label, weight }) =>
    html`<fieldset class="field"><legend class="field-label">${label}<span class="need need-not">重み ${weight}</span></legend><div class="choice-row marks">${MARKS.map(
      (mark) =>
        html`<label class="choice-option">${own?.scores[id] === mark ? html`<input type="radio" name="${id}" value="${mark}" checked>` : html`<input type="radio" name="${id}" value="${mark}">`}<span>${mark}</span></label>`,
    )}</div></fieldset>`,
)}
<div class="field"><label class="field-label" for="comment-${caseId}">講評<span class="need need-not">任意</span></label><textarea id="comment-${caseId}" name="comment" class="input" rows="2">${own?.comment ?? ""}</textarea></div>
<p class="form-problem" role="alert" hidden></p>
<div class="act-row"><button type="submit" class="button">${own === null ? "採点する" : "採点を直す"}</button></div>
</form>
<form data-send="/api/desk/awards/${round.id}" novalidate><input type="hidden" name="kind" value="declare"><input type="hidden" name="caseId" value="${caseId}">
<p class="form-problem" role="alert" hidden></p><div class="act-row"><button type="submit" class="button button-plain"><span class="visually-hidden">「${title}」は、</span>利害関係があるので外れる</button></div></form></section>`;
}

function organising({ id, phase, progress, candidates }: AwardView, nameOf: NameOf): Html {
  const button = (kind: string, text: string, isMain: boolean) =>
    html`<form class="act" data-send="/api/desk/awards/${id}" novalidate><input type="hidden" name="kind" value="${kind}"><p class="form-problem" role="alert" hidden></p><button type="submit" class="button${isMain ? "" : " button-plain"}">${text}</button></form>`;
  const missing = progress.filter(({ open }) => open > 0);
  const steps =
    phase === "scoring"
      ? missing.length === 0
        ? button("close", "採点を締め切る", true)
        : html`<p class="banner banner-warning">${icon("warning")}<span>採点が残っています：${missing.map(({ judgeId, open }) => `${nameOf(judgeId)}（${open}件）`).join("、")}</span></p>${button("close-anyway", "残っていても締め切る", false)}`
      : phase === "closed"
        ? button("announce", "結果を発表する", true)
        : html`<p class="quiet">発表しました。</p>`;
  return html`<h2>運営</h2><ul class="tasks">${progress.map(({ judgeId, open }) => html`<li class="task"><span>${nameOf(judgeId)}：${open === 0 ? "採点済み" : `残り${open}件`}（対象${candidates.length}件）</span></li>`)}</ul>${steps}`;
}
