import { saveSynonyms } from "./admin-api.js";
import { Failure } from "./api.js";
import { byId } from "./dom.js";
import { leaveFlash } from "./flash.js";
import { clearProblems, showProblems } from "./form-fields.js";

const form = document.getElementById("synonyms-form");
if (form instanceof HTMLFormElement) {
  const table = byId("synonyms", HTMLTextAreaElement);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.ariaBusy === "true") return;
    clearProblems(form);
    form.ariaBusy = "true";
    try {
      leaveFlash(await saveSynonyms({ csv: table.value, seen: table.defaultValue }));
      location.assign("/admin/synonyms");
    } catch (cause) {
      form.ariaBusy = null;
      if (!(cause instanceof Failure)) throw cause;
      const isOfField = Object.keys(cause.fields).length > 0;
      showProblems(form, isOfField ? "表を直してから保存してください。" : cause.message, cause.fields);
    }
  });
}
