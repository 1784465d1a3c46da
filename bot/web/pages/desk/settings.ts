import { html } from "hono/html";
import type { DeskPreferences } from "../../../store/desk-preferences.ts";
import type { Html } from "../layout.ts";
import { chooseFirst, deskPage, type Frame } from "./frame.ts";

/** What a person wants to be told of, and whether others may find them. */
export function settingsPage(frame: Frame, preferences: DeskPreferences): Html {
  const { ruleChanges, isFindable } = preferences;
  const choice = (name: string, on: boolean, text: string, help: string) =>
    html`<div class="field"><label class="filter-check">${on ? html`<input type="checkbox" name="${name}" value="1" checked aria-describedby="${name}-hint">` : html`<input type="checkbox" name="${name}" value="1" aria-describedby="${name}-hint">`}<span>${text}</span></label><p id="${name}-hint" class="field-hint">${help}</p></div>`;
  const form = html`<form class="request-form" data-send="/api/desk/settings" novalidate>
${choice("ruleChanges", ruleChanges, "規定が変わったら知らせる", "あなたへの回答が引用した条文が改正されたとき、変わる前と後を1通で知らせます。")}
${choice("isFindable", isFindable, "「誰が詳しい？」で紹介されてもよい", "前に回答した分野について聞かれたとき、あなたの名前を紹介します。")}
<p class="form-problem" role="alert" hidden></p>
<div class="send-row"><button type="submit" class="button">保存する</button></div></form>
<p class="quiet act">自分の申請の結果と、自分の番のお知らせは止められません。</p>`;
  const main = html`<h1>通知の設定</h1>${frame.who.person === null ? chooseFirst("設定を変える") : form}`;
  return deskPage(frame, {
    title: "通知の設定",
    current: "/desk/settings",
    main,
    styles: ["desk-form.css", "desk-request.css"],
    scripts: ["desk-form.js"],
  });
}
