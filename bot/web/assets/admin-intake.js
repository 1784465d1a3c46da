import { setUpJobs } from "./admin-jobs.js";
import { droppedIn, pickedIn } from "./admin-picked.js";
import { isRecording, openRecording } from "./admin-recording.js";
import { createSending } from "./admin-sending.js";
import { byId } from "./dom.js";

setUpJobs();

const form = byId("upload", HTMLFormElement);
const files = byId("files", HTMLInputElement);
const folder = byId("folder", HTMLInputElement);
const { send } = createSending();

for (const each of form.querySelectorAll(".drop-scripted")) each.toggleAttribute("hidden", false);
for (const each of form.querySelectorAll(".drop-plain")) each.toggleAttribute("hidden", true);
form.classList.add("is-scripted");
folder.hidden = false;

for (const input of [files, folder]) {
  input.addEventListener("change", async () => {
    const picked = pickedIn(input.files);
    input.value = "";
    await bring(picked);
  });
}
form.addEventListener("submit", (event) => event.preventDefault());

let depth = 0;
addEventListener("dragenter", (event) => {
  if (!holdsFiles(event)) return;
  depth += 1;
  form.classList.add("is-over");
});
addEventListener("dragleave", () => {
  depth = Math.max(0, depth - 1);
  if (depth === 0) form.classList.remove("is-over");
});
// Wherever on the page they are let go, the browser must not open them instead.
addEventListener("dragover", (event) => {
  if (holdsFiles(event)) event.preventDefault();
});
addEventListener("drop", async (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  depth = 0;
  form.classList.remove("is-over");
  if (event.dataTransfer !== null) await bring(await droppedIn(event.dataTransfer));
});

/**
 * Recorded operations are looked at before they are taken in, one by one.
 * @param {readonly import("./admin-picked.js").Picked[]} picked
 */
async function bring(picked) {
  const [only] = picked;
  if (picked.length === 1 && only !== undefined && (await isRecording(only.file))) return openRecording(only.file);
  /** @type {import("./admin-picked.js").Picked[]} */
  const others = [];
  /** @type {import("./admin-picked.js").Picked[]} */
  const recorded = [];
  for (const each of picked) ((await isRecording(each.file)) ? recorded : others).push(each);
  const sentences = recorded.map(
    ({ path }) =>
      `「${path}」は操作の記録のため、まだ送っていません。これだけを置くと、手順書に直してから取り込めます。`,
  );
  await send(others, sentences);
}

/** @param {DragEvent} event */
function holdsFiles(event) {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
