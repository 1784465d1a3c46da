import { draftManual, preview, sendFile } from "./admin-api.js";
import { takeRecording } from "./admin-recording.js";
import { Failure } from "./api.js";
import { byId, element } from "./dom.js";
import { leaveFlash } from "./flash.js";

const editor = byId("editor", HTMLFormElement);
const text = byId("markdown", HTMLTextAreaElement);
const problem = byId("editor-problem", HTMLElement);
const shown = byId("preview", HTMLElement);
/** What was written by itself, which may be written anew. */
let drafted = text.value;
const recording = document.getElementById("recording");

if (recording instanceof HTMLInputElement) {
  recording.addEventListener("change", async () => {
    const [file] = recording.files ?? [];
    recording.value = "";
    if (file !== undefined) await begin(file);
  });
  const left = takeRecording();
  if (left !== null) void begin(left);
}

byId("show-preview", HTMLButtonElement).addEventListener("click", () => look());
editor.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (editor.ariaBusy === "true") return;
  editor.ariaBusy = "true";
  // What cannot be read is said here, where it can be mended, and not in the list of files.
  const seen = await look();
  const isSent = seen !== null && (await said(() => takeIn(seen.title)));
  if (!isSent) editor.ariaBusy = null;
});

/** @param {string} title */
async function takeIn(title) {
  await sendFile(`${title.replace(/[/\\]/gu, "_")}.md`, crypto.randomUUID(), new Blob([text.value]));
  leaveFlash({ sentence: `「${title}」を取り込みます。進み具合は下に出ます。`, to: "/admin", next: null });
  location.assign("/admin");
  return true;
}

/** @param {Blob} file */
async function begin(file) {
  if (text.value !== drafted && !confirm("直した下書きは消えます。選んだ記録から作り直しますか。")) return;
  const trouble = byId("recording-problem", HTMLElement);
  trouble.hidden = true;
  try {
    const { markdown, warnings } = await draftManual(file);
    text.value = markdown;
    drafted = markdown;
    byId("editor-warnings", HTMLElement).replaceChildren(...warnings.map((each) => element("li", {}, each)));
    editor.hidden = false;
    text.focus();
    await look();
  } catch (cause) {
    if (!(cause instanceof Failure)) throw cause;
    trouble.textContent = cause.message;
    trouble.hidden = false;
  }
}

/** @returns {Promise<import("./admin-api.js").Preview | null>} null where it cannot be taken in as it is */
async function look() {
  return said(async () => {
    // What was seen before is not what is written now.
    shown.replaceChildren();
    const seen = await preview(text.value);
    shown.replaceChildren(...drawn(seen));
    return seen;
  });
}

/**
 * @template Result
 * @param {() => Promise<Result>} make
 * @returns {Promise<Result | null>}
 */
async function said(make) {
  problem.hidden = true;
  try {
    return await make();
  } catch (cause) {
    if (!(cause instanceof Failure)) throw cause;
    problem.textContent = cause.message;
    problem.hidden = false;
    return null;
  }
}

/** @param {import("./admin-api.js").Preview} seen */
function drawn({ title, number, category, effectiveFrom, warnings, passages }) {
  const about = [category, number, `${effectiveFrom}から`, `${passages.length}項目`].filter((each) => each !== null);
  return [
    element(
      "p",
      { class: "preview-head" },
      element("strong", {}, title),
      element("span", { class: "quiet" }, about.join("・")),
    ),
    element("ul", { class: "job-warnings" }, ...warnings.map((each) => element("li", {}, each))),
    ...passages.flatMap(({ headings, caption, label, text: words }) => [
      ...headings.map((heading) => element("h3", {}, heading)),
      element(
        "div",
        { class: "preview-passage" },
        caption === null ? null : element("p", { class: "caption" }, caption),
        element(
          "p",
          { class: "lines" },
          label === null ? null : element("span", { class: "preview-label" }, label),
          words,
        ),
      ),
    ]),
  ];
}
