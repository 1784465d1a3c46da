import { html } from "hono/html";
import type { ReadPolicy } from "../../../desk/apps/policy.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { deskPage, type Frame } from "./frame.ts";

const VERDICTS = { ok: "問題なし", caution: "注意", problem: "要検討" } as const;

/** What requests for apps are checked against, for all to read. */
export function policyPage(frame: Frame, { policy, problem }: ReadPolicy): Html {
  const { costPerPerson, costInAll, reviewAfterMonths, data, deniedPublishers, devices, categories } = policy;
  const yen = (amount: number) => `${amount.toLocaleString("ja-JP")}円`;
  const rules = [...data, ...categories].map(
    ({ verdict, sentence }) =>
      html`<li class="request"><span class="badge${verdict === "ok" ? "" : " badge-warning"}">${VERDICTS[verdict]}</span> ${sentence}</li>`,
  );
  const main = html`<p class="crumb"><a href="/desk/apps">アプリ</a></p><h1>確認の目安</h1>
<p class="quiet">アプリの要望は、次の目安に照らして自動で確認されます。決めるのは担当者です。</p>
${problem === null ? "" : html`<p class="banner banner-warning">${icon("warning")}<span>${problem}</span></p>`}
<dl class="facts">
<div><dt>1人あたりの費用</dt><dd>年${yen(costPerPerson.caution)}から注意、年${yen(costPerPerson.problem)}から要検討</dd></div>
<div><dt>全体の費用</dt><dd>年${yen(costInAll.caution)}から注意、年${yen(costInAll.problem)}から要検討</dd></div>
<div><dt>公用端末のOS</dt><dd>iOS ${devices.ios}以上、Android ${devices.android}以上</dd></div>
<div><dt>見直し</dt><dd>${reviewAfterMonths}か月ごと</dd></div>
</dl>
<h2>情報の扱いと分野</h2><ul class="requests">${rules}</ul>
${deniedPublishers.length === 0 ? "" : html`<h2>認めない提供者</h2><ul class="requests">${deniedPublishers.map(({ names, why }) => html`<li class="request"><strong>${names.join("、")}</strong>：${why}</li>`)}</ul>`}`;
  return deskPage(frame, { title: "確認の目安", current: "/desk/apps", main });
}
