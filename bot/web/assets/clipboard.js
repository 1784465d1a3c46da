const SHOWN_MS = 2500;

/**
 * Copies, and says so on the pressed button for a moment.
 * @param {HTMLButtonElement} pressed
 * @param {string} text
 */
export async function copyText(pressed, text) {
  const words = pressed.querySelector("span");
  const done = window.isSecureContext
    ? await navigator.clipboard.writeText(text).then(
        () => true,
        () => copySelected(text),
      )
    : copySelected(text);
  if (words === null) return;
  const usual = pressed.dataset.usual ?? words.textContent ?? "";
  pressed.dataset.usual = usual;
  words.textContent = done ? "コピーしました" : "コピーできませんでした";
  setTimeout(() => {
    words.textContent = usual;
  }, SHOWN_MS);
}

/**
 * Where the browser does not hand out the clipboard, as over plain HTTP.
 * @param {string} text
 */
function copySelected(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
