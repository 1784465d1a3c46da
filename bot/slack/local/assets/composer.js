import { button, element } from "./dom.js";
import { icon } from "./icons.js";

/**
 * Where one writes: Enter sends, Shift+Enter begins a line, and nothing is sent while an input method composes.
 * @param {{ id: string, label: string, send: (text: string) => void, upload: (file: File) => void, onShortcut?: ((id: string) => void) | undefined, shortcuts?: readonly import("./server.js").Shortcut[] }} given
 */
export function composer({ id, label, send, upload, onShortcut, shortcuts = [] }) {
  const text = element("textarea", { id, rows: 1, placeholder: label, "aria-label": label, maxlength: 40_000 });
  const file = element("input", {
    type: "file",
    class: "visually-hidden",
    tabindex: -1,
    "aria-label": "ファイルを選ぶ",
  });
  const grow = () => {
    text.rows = Math.min(8, text.value.split("\n").length);
  };
  const submit = () => {
    const written = text.value.trim();
    if (written === "") return;
    send(written);
    text.value = "";
    grow();
  };
  text.addEventListener("input", grow);
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    if (chosen !== undefined) upload(chosen);
    file.value = "";
  });
  const quick = element(
    "select",
    { class: "control control-select", "aria-label": "ショートカット" },
    element("option", { value: "" }, "ショートカット"),
    ...shortcuts.map((shortcut) => element("option", { value: shortcut.id }, shortcut.label)),
  );
  quick.addEventListener("change", () => {
    onShortcut?.(quick.value);
    quick.value = "";
  });
  return element(
    "div",
    { class: "composer" },
    text,
    element(
      "div",
      { class: "composer-tools" },
      button("ファイルを送る", "tool", () => file.click(), icon("clip")),
      button(
        "Doにメンション",
        "tool",
        () => {
          text.value = `@Do ${text.value}`;
          text.focus();
        },
        "@",
      ),
      onShortcut === undefined ? null : quick,
      file,
      element("span", { class: "space" }),
      button("送信", "control control-primary send", submit),
    ),
  );
}

/**
 * @param {File} file
 * @returns {Promise<string>}
 */
export async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(binary);
}
