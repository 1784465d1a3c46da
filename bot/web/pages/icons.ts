import { html, raw } from "hono/html";

const PATHS = {
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "M6 6l12 12M18 6L6 18",
  plus: "M12 5v14M5 12h14",
  send: "M12 19V5M6 11l6-6 6 6",
  stop: "M7 7h10v10H7z",
  back: "M19 12H5M11 6l-6 6 6 6",
  documents: "M7 3h7l5 5v13H7zM14 3v5h5M10 13h6M10 17h6",
  desk: "M4 13h4l2 3h4l2-3h4M4 13v6h16v-6M4 13l2-8h12l2 8",
  shelf: "M4 20h16M6 20V5h4v15M10 8h4v12M14 20V6l3.5-.8L21 20",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.6-6 8-6s8 2 8 6",
  calendar: "M5 6h14v14H5zM5 10h14M9 3v4M15 3v4",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  check: "M5 13l4 4L19 7",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v5M14 11v5",
  warning: "M12 4l9 16H3zM12 10v4M12 17v.5",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 7.5V8",
  retry: "M4 12a8 8 0 1 1 2.5 5.8M4 19v-5h5",
  open: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  good: "M7 11v9H4v-9zM7 11l4-7c1.5 0 2.5 1 2.5 2.5V10h5.5a1.5 1.5 0 0 1 1.5 1.8l-1.3 6.6a2 2 0 0 1-2 1.6H7",
  bad: "M17 13V4h3v9zM17 13l-4 7c-1.5 0-2.5-1-2.5-2.5V14H5a1.5 1.5 0 0 1-1.5-1.8l1.3-6.6a2 2 0 0 1 2-1.6H17",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5",
} as const;

export const ICON_SPRITE = raw(
  `<svg class="sprite" aria-hidden="true" width="0" height="0">${Object.entries(PATHS)
    .map(([name, path]) => `<symbol id="icon-${name}" viewBox="0 0 24 24"><path d="${path}"/></symbol>`)
    .join("")}</svg>`,
);

/** A line drawing beside text that says the same; screen readers pass over it. */
export function icon(name: keyof typeof PATHS) {
  return html`<svg class="icon" aria-hidden="true"><use href="#icon-${name}"/></svg>`;
}
