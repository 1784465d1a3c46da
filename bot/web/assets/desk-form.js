import { Failure } from "./api.js";
import { send } from "./desk-api.js";
import { setUpDraft } from "./draft.js";
import { leaveFlash } from "./flash.js";
import { clearProblems, setUpCounts, showProblems } from "./form-fields.js";
import { setUpFiles } from "./form-files.js";
import { writtenIn } from "./form-written.js";

for (const form of document.querySelectorAll("form[data-send]")) {
  if (form instanceof HTMLFormElement) setUpForm(form);
}

/** @param {HTMLFormElement} form */
function setUpForm(form) {
  setUpCounts(form);
  setUpFiles(form);
  const draft = setUpDraft(form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.ariaBusy === "true") return;
    clearProblems(form);
    const pressed = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
    const body = bodyOf(form, pressed);
    if (pressed?.hasAttribute("data-needs-why") && String(body.why ?? "").trim() === "") {
      showProblems(form, `「${pressed.textContent}」には理由が要ります。`, { why: "ここに書いてください。" });
      return;
    }
    form.ariaBusy = "true";
    await draft.stop();
    try {
      const done = await send(form.dataset.send ?? "", form.dataset.method ?? "POST", body);
      leaveFlash(done);
      location.assign(done.to);
    } catch (cause) {
      form.ariaBusy = null;
      draft.go();
      if (!(cause instanceof Failure)) throw cause;
      // Said no to, it is another attempt; cut off, nobody knows whether it has arrived, and it must not count twice.
      if (cause.status > 0) renewKey(form);
      showProblems(form, cause.message, cause.fields, { isStale: cause.status === 409 });
    }
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement | null} pressed
 * @returns {Record<string, unknown>}
 */
function bodyOf(form, pressed) {
  const { own, fields } = writtenIn(form);
  const kind = pressed?.name === "kind" ? { kind: pressed.value } : {};
  return { ...own, ...kind, fields };
}

/** @param {HTMLFormElement} form */
function renewKey(form) {
  const key = form.elements.namedItem("key");
  if (key instanceof HTMLInputElement) key.value = crypto.randomUUID();
}
