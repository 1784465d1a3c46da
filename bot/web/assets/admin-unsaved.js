/** What was written is not left without a word, nor by saving another form of the page. */
const forms = [...document.querySelectorAll("form.request-form, form.editor")].filter(
  (each) => each instanceof HTMLFormElement,
);
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
