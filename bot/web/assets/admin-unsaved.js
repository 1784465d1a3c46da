/** A page of several forms is not left, nor another of them saved, without a word about what was written in the others. */
const forms = [...document.querySelectorAll("form.request-form")].filter((each) => each instanceof HTMLFormElement);
const before = new Map(forms.map((form) => [form, written(form)]));
/** @type {EventTarget | null} */
let sent = null;

for (const form of forms) {
  form.addEventListener("submit", () => {
    sent = form;
  });
  form.addEventListener("input", () => {
    if (sent === form) sent = null;
  });
}
addEventListener("beforeunload", (event) => {
  if (forms.some((form) => form !== sent && written(form) !== before.get(form))) event.preventDefault();
});

/** @param {HTMLFormElement} form */
function written(form) {
  return JSON.stringify([...new FormData(form)]);
}
