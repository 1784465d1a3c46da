import { html } from "hono/html";

/** The page on which one plays a user; everything in it comes from the script. */
export function playPage() {
  return html`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light">
<title>Slackの代わり（手もとで試す）</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
${["base", "sidebar", "message", "composer", "blocks", "dialog"].map((name) => html`<link rel="stylesheet" href="/assets/${name}.css">`)}
<script type="module" src="/assets/main.js"></script>
</head>
<body>
<a class="skip-link" href="#composer-text">入力欄へ</a>
<nav id="sidebar" class="sidebar" aria-label="会話"></nav>
<main class="main" aria-labelledby="title">
<header id="bar" class="bar"></header>
<p id="starting" class="starting" role="status" hidden>資料を取り込んでいます。質問は、取り込みが終わると答えが届きます。</p>
<div id="messages" class="messages" role="log" aria-label="メッセージ" tabindex="0"></div>
<div id="composer" class="composer-area"></div>
</main>
<aside id="thread" class="thread" aria-label="スレッド" hidden></aside>
<dialog id="modal" class="modal"></dialog>
<dialog id="confirm" class="modal modal-small"></dialog>
<p id="notice" class="notice" role="alert" hidden></p>
</body>
</html>`;
}
