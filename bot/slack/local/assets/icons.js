/** Line drawings of 24 by 24. @type {Readonly<Record<string, string>>} */
const PATHS = {
  lock: "M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3",
  shared: "M4 4h10v10H4zM10 14v6h10V10h-6",
  clip: "M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 4.7 4.7l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4L14.5 7",
  good: "M7 10v10H4V10zM7 11l4-8c2 0 2.600 1.500 2.200 3.500L12.700 9H19a2 2 0 0 1 2 2.400l-1.400 7A2 2 0 0 1 17.600 20H7",
  bad: "M17 14V4h3v10zM17 13l-4 8c-2 0-2.600-1.500-2.200-3.500l.5-2.500H5a2 2 0 0 1-2-2.400l1.400-7A2 2 0 0 1 6.400 4H17",
  eye: "M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  close: "M6 6l12 12M18 6L6 18",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  list: "M4 6h16M4 12h16M4 18h16",
};

/** @param {string} name */
export function icon(name) {
  const namespace = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(namespace, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", PATHS[name] ?? "");
  drawing.append(path);
  return drawing;
}
