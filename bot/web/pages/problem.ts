import { html } from "hono/html";
import { type Html, layout, readingHeader } from "./layout.ts";

interface Problem {
  readonly message: string;
  readonly reference: string | null;
  /** The part of the site to whose beginning one wants back. */
  readonly part?: keyof typeof PARTS | undefined;
}

const PARTS = {
  desk: { to: "/desk", text: "申請へ戻る", list: "申請の一覧へ戻る" },
  admin: { to: "/admin/documents", text: "資料の管理へ戻る", list: "資料の管理へ戻る" },
} as const;

/** What went wrong, and the way back. */
export function problemPage({ message, reference, part }: Problem): Html {
  const back = part === undefined ? undefined : PARTS[part];
  const body = html`<main id="main" class="reading problem">
<h1>表示できませんでした</h1>
<p>${message}</p>
${reference === null ? "" : html`<p class="quiet">お問い合わせの際は、番号 <code>${reference}</code> をお知らせください。</p>`}
<p class="problem-ways">${back !== undefined ? html`<a class="button" href="${back.to}">${back.list}</a> <a class="button button-plain" href="/">質問の画面へ戻る</a>` : html`<a class="button" href="/">質問の画面へ戻る</a> <a class="button button-plain" href="/documents">資料一覧を見る</a>`}</p>
</main>`;
  return layout({
    title: "表示できませんでした｜Do アシスタント",
    styles: ["reading.css"],
    scripts: [],
    skip: { to: "#main", text: "本文へ移動" },
    header: readingHeader(back ?? { to: "/", text: "質問へ戻る" }, false),
    body,
  });
}
