import { html } from "hono/html";
import type { RequestType } from "../../../desk/engine/definition.ts";
import type { Html } from "../layout.ts";

/** What helps with one field of one type, below it: filled by the type's script as one writes. */
export function besides(type: RequestType, field: string): Html | null {
  switch (`${type}.${field}`) {
    case "app.storeLink":
      return html`<div id="app-known" class="known" aria-live="polite" hidden></div>`;
    case "improvement.effect":
      return html`<p id="effect-nudge" class="nudge" role="status" hidden>「1件30分が5分になった」「月20件」のように、数を1つ入れると伝わりやすくなります。</p>`;
    case "improvement.action":
      return html`<div id="cases-known" class="known" aria-live="polite" hidden></div>`;
    case "improvement.money":
      return calculator();
    default:
      return null;
  }
}

/** Minutes and times become hours a year, so that nobody needs to reckon. */
function calculator(): Html {
  const number = (id: string, label: string, unit: string) =>
    html`<label class="sum-part"><span>${label}</span><span class="input-unit"><input id="${id}" class="input input-number" inputmode="decimal" autocomplete="off"><span>${unit}</span></span></label>`;
  return html`<details class="calculator"><summary>年間の時間を計算する</summary>
<div class="sum">
${number("sum-minutes", "1回あたり減った時間", "分")}
${number("sum-times", "1か月の回数", "回")}
${number("sum-people", "している人", "人")}
</div>
<p class="sum-result"><output id="sum-hours">3つの数を入れると、年間の時間が出ます。</output> <button id="sum-use" type="button" class="button button-plain" hidden>この数を使う</button></p>
</details>`;
}
