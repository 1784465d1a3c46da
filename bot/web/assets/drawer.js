import { byId } from "./dom.js";

/** The side panel as a drawer on narrow screens: it keeps the focus while open and gives it back. */
export function createDrawer() {
  const panel = byId("threads", HTMLElement);
  const opener = byId("open-threads", HTMLButtonElement);
  const closer = byId("close-threads", HTMLButtonElement);
  const shade = byId("shade", HTMLElement);
  const behind = [byId("main", HTMLElement), ...document.querySelectorAll("header.bar, .skip-link")];
  const isOpen = () => panel.classList.contains("is-open");

  /** @param {boolean} open */
  const set = (open) => {
    panel.classList.toggle("is-open", open);
    shade.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    for (const each of behind) each.toggleAttribute("inert", open);
  };
  const close = () => {
    if (!isOpen()) return;
    set(false);
    opener.focus();
  };
  opener.addEventListener("click", () => {
    set(true);
    closer.focus();
  });
  closer.addEventListener("click", close);
  shade.addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  // The panel stands beside the answers once there is room for it.
  matchMedia("(min-width: 60rem)").addEventListener("change", () => set(false));
  return { close };
}
