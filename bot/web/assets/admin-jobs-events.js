import { byId, element, icon } from "./dom.js";

/** @typedef {readonly { readonly id: string, readonly html: string }[]} Items as the server renders them, newest first */
/** @typedef {{ readonly all: string, readonly attention: string, readonly open: number }} Summary of all jobs, also those that are not shown */

const AGAIN_MS = 3000;
/** Long enough to be read. */
const BACK_SHOWN_MS = 8000;

/**
 * Listens to what becomes of the files, over every interruption, and says when there is one and when it is over.
 * @param {(items: Items) => void} onItems
 * @param {(summary: Summary) => void} onSummary
 */
export function listenToJobs(onItems, onSummary) {
  const said = byId("jobs-connection", HTMLElement);
  let isLost = false;
  let timer = 0;

  /** @param {string} words */
  function warn(words) {
    clearTimeout(timer);
    said.replaceChildren(banner("warning", "banner banner-warning", words));
  }
  function lose() {
    if (isLost) return;
    isLost = true;
    warn("サーバーとの接続が切れています。つながると、続きを自動で表示します。");
  }
  function find() {
    if (!isLost) return;
    isLost = false;
    said.replaceChildren(banner("check", "banner", "サーバーにつながりました。続きを表示しています。"));
    timer = setTimeout(() => said.replaceChildren(), BACK_SHOWN_MS);
  }
  function listen() {
    // The browser connects again by itself, and each connection begins with all that is shown.
    const events = new EventSource("/api/admin/jobs/events");
    events.addEventListener("open", find);
    events.addEventListener("error", () => {
      lose();
      // Where something on the way answered in the server's place, the browser gives up.
      if (events.readyState === EventSource.CLOSED) void giveUpOrListen();
    });
    for (const name of ["jobs", "job"]) events.addEventListener(name, ({ data }) => onItems(JSON.parse(data)));
    events.addEventListener("summary", ({ data }) => onSummary(JSON.parse(data)));
    addEventListener("pagehide", () => events.close());
  }
  async function giveUpOrListen() {
    const page = await fetch("/admin", { method: "HEAD" }).catch(() => null);
    if (page?.status === 401 || page?.status === 403)
      return warn("利用者が変わったか、利用の期限が切れたため、続きを表示できません。画面を読み込み直してください。");
    setTimeout(listen, AGAIN_MS);
  }
  listen();
}

/**
 * @param {string} drawing
 * @param {string} className
 * @param {string} words
 */
function banner(drawing, className, words) {
  return element("p", { class: className }, icon(drawing), element("span", {}, words));
}
