import { saveSynonyms } from "./admin-api.js";
import { Failure } from "./api.js";
import { byId } from "./dom.js";
import { leaveFlash } from "./flash.js";
import { clearProblems, showProblems } from "./form-fields.js";

const form = document.getElementById("synonyms-form");
if (form instanceof HTMLFormElement) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearProblems(form);
    try {
      leaveFlash(await saveSynonyms(byId("synonyms", HTMLTextAreaElement).value));
      location.assign("/admin/synonyms");
    } catch (cause) {
      if (!(cause instanceof Failure)) throw cause;
      const isOfField = Object.keys(cause.fields).length > 0;
      showProblems(form, isOfField ? "表を直してから保存してください。" : cause.message, cause.fields);
    }
  });
}
