import { html } from "hono/html";
import type { Job } from "../../../../corpus/ingest-job.ts";
import { SIZE_LIMIT_MB } from "../../../../ingest/size-limit.ts";
import type { JobCounts } from "../../../admin/contract.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { type AdminFrame, adminPage } from "./frame.ts";
import { jobItem } from "./job-item.ts";

/** So many jobs are shown and kept up to date. */
export const JOBS_SHOWN = 200;

interface IntakePage {
  readonly jobs: readonly Job[];
  readonly counts: JobCounts;
  readonly show: "all" | "attention";
  /** The question that lacks a document; null where one came by oneself. */
  readonly question: string | null;
}

/** Bringing files in, and how they come along. */
export function intakePage(frame: AdminFrame, { jobs, counts, show, question }: IntakePage): Html {
  const main = html`<h1>資料を取り込む</h1>
${question === null ? "" : html`<p class="banner">${icon("info")}<span>「${question}」に答えられる資料を追加してください。取り込みが終わると、次の質問から使われます。</span></p>`}
<form id="upload" class="drop" action="/admin/upload" method="post" enctype="multipart/form-data">
${icon("documents")}
<p class="drop-lead"><strong class="drop-scripted" hidden><span class="drop-mouse">ここにファイルやフォルダーを置いてください</span><span class="drop-touch">取り込むファイルを選んでください</span></strong><strong class="drop-plain">ファイルを選んで送ってください</strong></p>
<div class="drop-ways">
<label class="button drop-scripted" for="files" hidden>${icon("plus")}<span>ファイルを選ぶ</span></label>
<input id="files" class="drop-input" type="file" name="files" multiple>
<label class="button button-plain drop-scripted" for="folder" hidden><span>フォルダーを選ぶ</span></label>
<input id="folder" class="drop-input" type="file" webkitdirectory multiple hidden>
<button type="submit" class="button drop-plain">送る</button>
</div>
<p class="quiet">Word・Excel・PowerPoint・PDF・HTML・テキスト・CSV・ZIP など。1つ${SIZE_LIMIT_MB}MBまで。<span class="drop-mouse">フォルダーごと置いてもかまいません。</span>Chrome の操作の記録（JSON）は、手順書に直してから取り込みます。</p>
</form>
<section id="sending" class="sending" aria-labelledby="sending-title" hidden>
<h2 id="sending-title">送信</h2>
<p id="sending-text" role="status"></p>
<progress id="sending-progress" aria-labelledby="sending-title" value="0" max="1"></progress>
<ul id="sending-problems" class="job-warnings"></ul>
<p class="act-row"><button id="send-rest" type="button" class="button button-small" hidden>残りを送る</button><button id="stop-sending" type="button" class="button button-plain button-small">送信をやめる</button></p>
</section>
<section aria-labelledby="jobs-title">
<h2 id="jobs-title">取り込みの状況</h2>
<nav class="tabs" aria-label="状況の種類">${tab("/admin", "すべて", show === "all")}${tab("/admin?show=attention", "対応が要るもの", show === "attention")}</nav>
<div class="jobs-head" data-acts><p id="jobs-summary" class="list-count" role="status">${summaryWords(counts)[show]}</p>
<button id="cancel-all" type="button" class="button button-plain button-small" data-act="/api/admin/jobs/cancel" hidden>自分の分をすべて取りやめる</button></div>
<ul id="jobs" class="jobs" data-show="${show}">${jobs.map(jobItem)}</ul>
<p id="jobs-none" class="empty"${jobs.length === 0 ? "" : html` hidden`}>${show === "attention" ? "対応が要るものはありません。" : "まだ何も取り込んでいません。上の枠にファイルを置くと、ここに進み具合が出ます。"}</p>
</section>
<div id="jobs-connection" class="toast" role="status"></div>`;
  return adminPage(frame, {
    title: "取り込み",
    current: "/admin",
    styles: ["admin-intake.css"],
    scripts: ["admin-intake.js"],
    main,
  });
}

function tab(to: string, text: string, isCurrent: boolean): Html {
  return isCurrent ? html`<a href="${to}" aria-current="page">${text}</a>` : html`<a href="${to}">${text}</a>`;
}

/** How far all of it is, as each of the lists says it. */
export function summaryWords({ total, open, attention }: JobCounts): Readonly<Record<IntakePage["show"], string>> {
  const [all, left, wanting] = [total, open, attention].map((count) => `${count.toLocaleString("ja-JP")}件`);
  const words = open === 0 ? `${all}すべて終わりました` : `${all}のうち${left}を処理しています`;
  const more = total > JOBS_SHOWN ? `新しい${JOBS_SHOWN}件を表示しています。` : "";
  return {
    all: total === 0 ? "" : `${words}${attention === 0 ? "" : `（対応が要るもの${wanting}）`}。${more}`,
    attention: attention === 0 ? "" : `${wanting}`,
  };
}
