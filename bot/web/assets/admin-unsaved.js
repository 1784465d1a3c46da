/** What was written is not left without a word, nor by saving another form of the page. */
const forms = [...document.querySelectorAll("form.request-form, form.editor")].filter(
  (each) => each instanceof HTMLFormElement,
);
const before = new Map(forms.map((form) => [form, written(form)]));

addEventListener("beforeunload", (event) => {
  // One that is being sent is busy until it is refused.
  if (!forms.some((form) => form.ariaBusy !== "true" && written(form) !== before.get(form))) return;
  event.preventDefault();
  // Comes only once somebody has chosen to stay: what was sent may be sent again.
  setTimeout(() => {
    for (const form of document.forms) form.ariaBusy = null;
  });
});

/** @param {HTMLFormElement} form */
function written(form) {
  return JSON.stringify([...new FormData(form)]);
}
