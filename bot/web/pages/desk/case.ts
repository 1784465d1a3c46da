import { html } from "hono/html";
import type { SeenCase } from "../../../desk/improvements/spread.ts";
import { savedWords } from "../../../desk/improvements/yearly.ts";
import { dayWords } from "../../../wording.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { chooseFirst, deskPage, type Frame } from "./frame.ts";

interface CasePage {
  readonly case: SeenCase;
  /** The person's own unit, which the adoption counts for; null for who has none. */
  readonly unit: string | null;
}

/** A published case, with who adopted it and the form to say that one has. */
export function casePage(frame: Frame, { case: shown, unit }: CasePage): Html {
  const { id, number, text, area, caseKind, credit, hours, money, publishedOn, documentId, likes, liked, adoptions } =
    shown;
  const part = (name: string, words: string) =>
    html`<section><h2>${name}</h2><p class="written">${words}</p></section>`;
  const own = adoptions.find((each) => each.unit === unit);
  const main = html`<p class="crumb"><a href="/desk/cases">改善事例</a></p>
<header class="request-head">
<p class="request-facts"><span>${number}</span><span class="badge badge-quiet">${area}</span><span class="badge">${caseKind}</span></p>
<h1>${text.title}</h1>
<p class="quiet">${credit}・${dayWords(publishedOn, frame.today)}公表${hours > 0 || money > 0 ? `・${savedWords({ hours, money })}` : ""}</p>
</header>
${part("これまで", text.before)}${part("やったこと", text.action)}${part("効果", text.effect)}
<p><a href="/source/${documentId}">資料として開く</a></p>
<div class="act-row like-row">
<form data-send="/api/desk/cases/${id}" novalidate><input type="hidden" name="kind" value="${liked ? "unlike" : "like"}"><button type="submit" class="button button-plain">${icon("good")}<span>${liked ? "いいねを取り消す" : "いいね"}（${likes}）</span></button><p class="form-problem" role="alert" hidden></p></form>
</div>
<h2>取り入れた所属（${adoptions.length}）</h2>
${adoptions.length === 0 ? html`<p class="quiet">まだありません。</p>` : html`<ul class="requests">${adoptions.map((each) => html`<li class="request"><p><strong>${each.unit}</strong>・${dayWords(each.since, frame.today)}から${each.hours > 0 || each.money > 0 ? `・${savedWords(each)}` : ""}</p>${each.remark === "" ? "" : html`<p class="written quiet">${each.remark}</p>`}</li>`)}</ul>`}
${frame.who.person === null ? chooseFirst("採用を登録する") : adoption(shown, unit, own, frame)}`;
  return deskPage(frame, {
    title: text.title,
    current: "/desk/cases",
    main,
    styles: ["desk-form.css", "desk-request.css", "desk-cases.css"],
    scripts: ["desk-form.js"],
  });
}

function adoption(
  { id }: SeenCase,
  unit: string | null,
  own: SeenCase["adoptions"][number] | undefined,
  { today }: Frame,
): Html | null {
  if (unit === null) return null;
  const number = (name: string, label: string, words: string, value: number | undefined) =>
    html`<div class="field" data-field="${name}"><label class="field-label" for="adopt-${name}">${label}<span class="need need-not">任意</span></label>
<span class="input-unit"><input id="adopt-${name}" name="${name}" class="input input-number" inputmode="decimal" autocomplete="off" value="${value === undefined || value === 0 ? "" : value}" aria-describedby="adopt-${name}-error"><span>${words}</span></span>
<p id="adopt-${name}-error" class="field-error" hidden></p></div>`;
  return html`<details class="act folded"${own === undefined ? "" : html` open`}><summary>${own === undefined ? "うちでも採用した" : `${unit}の登録を直す`}</summary>
<p class="quiet">${unit}として登録します。あなたの名前は出ません。</p>
<form class="request-form" data-send="/api/desk/cases/${id}" novalidate>
<input type="hidden" name="kind" value="adopt">
<div class="field" data-field="since"><label class="field-label" for="adopt-since">いつからですか<span class="need">必須</span></label>
<input id="adopt-since" name="since" type="date" class="input input-date" value="${own?.since ?? today}" max="${today}" aria-describedby="adopt-since-error"><p id="adopt-since-error" class="field-error" hidden></p></div>
${number("hours", "自分の所属で減った時間", "時間/年", own?.hours)}
${number("money", "自分の所属で減った費用", "円/年", own?.money)}
<div class="field" data-field="remark"><label class="field-label" for="adopt-remark">ひとこと<span class="need need-not">任意</span></label><textarea id="adopt-remark" name="remark" class="input" rows="2" aria-describedby="adopt-remark-error">${own?.remark ?? ""}</textarea><p id="adopt-remark-error" class="field-error" hidden></p></div>
<p class="form-problem" role="alert" hidden></p>
<div class="send-row"><button type="submit" class="button">採用を登録する</button></div>
</form>
${own === undefined ? "" : html`<form class="act" data-send="/api/desk/cases/${id}"><input type="hidden" name="kind" value="undo-adoption"><button type="submit" class="button button-plain">登録を取り消す</button><p class="form-problem" role="alert" hidden></p></form>`}
</details>`;
}
