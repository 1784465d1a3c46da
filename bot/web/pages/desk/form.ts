import { html } from "hono/html";
import type { SeenRequest } from "../../../desk/contract.ts";
import { type Definition, type FieldValues, REQUEST_TYPES, type RequestType } from "../../../desk/engine/definition.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { fieldInput, type HeldFile, unitOptions } from "./fields.ts";
import { besides } from "./form-besides.ts";
import { chooseFirst, deskPage, type Frame } from "./frame.ts";
import { TYPE_WORDS } from "./words.ts";

interface FormPage {
  readonly definition: Definition;
  readonly values: FieldValues;
  readonly files: readonly HeldFile[];
  /** Departments and sections of today, as documents name them. */
  readonly units: readonly string[];
  /** Under which sending it has its effect once. */
  readonly key: string;
  /** `draft`: what is shown is the person's kept draft; `other`: there is one, and something else is shown. */
  readonly draft: { readonly kind: "none" } | { readonly kind: "draft" | "other"; readonly savedAt: string };
  /** What is edited and sent again; absent for a new one. */
  readonly request?: SeenRequest;
}

const ABOUT: Readonly<Record<RequestType, { readonly text: string; readonly send: string }>> = {
  app: { text: "公用スマートフォンで使いたいアプリを要望します。", send: "要望を送る" },
  improvement: { text: "仕事のやり方を変えて良くなったことを知らせ、庁内に広めます。", send: "改善事例を送る" },
  correction: { text: "規程や手引の誤り、古くなったところを担当課に知らせます。", send: "誤りを知らせる" },
  person: { text: "資料ではわからないことを、担当の所属に聞きます。", send: "質問を送る" },
};

/** The choice of what to send. */
export function choosePage(frame: Frame): Html {
  const main = html`<h1>新しく送る</h1>
<ul class="kinds">${REQUEST_TYPES.map(
    (type) =>
      html`<li><a class="kind" href="/desk/new/${type}"><span class="kind-name">${TYPE_WORDS[type]}</span><span class="quiet">${ABOUT[type].text}</span></a></li>`,
  )}</ul>`;
  return deskPage(frame, { title: "新しく送る", current: "/desk/new", main });
}

/** The form of a type, made from its definition, or that of a request which came back to its asker. */
export function formPage(frame: Frame, page: FormPage): Html {
  const { definition, request } = page;
  const { type } = definition;
  const heading = request === undefined ? definition.title : `${request.number}を直して送る`;
  const main = html`<h1>${heading}</h1>
<p class="quiet">${ABOUT[type].text}${steps(definition)}</p>
${frame.who.person === null ? chooseFirst("送る") : form(page)}`;
  return deskPage(frame, {
    title: heading,
    current: "/desk/new",
    main,
    styles: ["desk-form.css"],
    scripts: ["desk-form.js", `desk-form-${type}.js`].filter((name) => !name.endsWith("correction.js")),
  });
}

function form(page: FormPage): Html {
  const { definition, request, values, files, units, key } = page;
  const asked = definition.fields.filter(({ filledBy }) => filledBy === "asker");
  const path = request === undefined ? "/api/desk/requests" : `/api/desk/requests/${request.id}`;
  return html`${request === undefined ? draftBanner(page) : returnedBanner(request)}
<form id="request-form" class="request-form" data-send="${path}" data-type="${definition.type}"${request === undefined ? html` data-draft` : ""} novalidate>
<input type="hidden" name="key" value="${key}">
${request === undefined ? html`<input type="hidden" name="type" value="${definition.type}">` : html`<input type="hidden" name="kind" value="resubmit">`}
${asked.map((field) =>
  field.shown
    ? html`${fieldInput(field, { values, files })}${besides(definition.type, field.id)}`
    : html`<input type="hidden" name="${field.id}" value="${String(values[field.id] ?? "")}">`,
)}
${definition.type === "person" ? html`<section id="preview" class="preview" aria-labelledby="preview-title" aria-live="polite"><h2 id="preview-title">このように届きます</h2><div id="preview-text"></div></section>` : ""}
<p class="form-problem" role="alert" hidden></p>
<div class="send-row">
<button type="submit" class="button">${request === undefined ? ABOUT[definition.type].send : "もう一度送る"}</button>
<span id="draft-state" class="quiet" role="status"></span>
</div>
</form>
${unitOptions(units)}`;
}

function draftBanner({ draft, definition }: FormPage): Html | null {
  if (draft.kind === "none") return null;
  const text =
    draft.kind === "draft"
      ? "前に書いた下書きを開きました。"
      : "前に書いた下書きがあります。ここで書き始めると、下書きは置き換わります。";
  return html`<div class="banner draft-banner">${icon("info")}<div><p>${text}</p>
<p class="draft-ways">${draft.kind === "other" ? html`<a class="button button-plain" href="/desk/new/${definition.type}">下書きを開く</a>` : ""}<button type="button" class="button button-plain" data-discard="${definition.type}">下書きを捨てる</button></p></div></div>`;
}

function returnedBanner({ state: { phase } }: SeenRequest): Html | null {
  if (phase.kind !== "returned" || phase.why === null) return null;
  return html`<div class="banner banner-warning">${icon("warning")}<div><p><strong>差戻しの理由</strong></p><p class="written">${phase.why}</p></div></div>`;
}

function steps({ steps: all }: Definition): string {
  return `送ったあと：${all.map(({ name }) => name).join("→")}。`;
}
