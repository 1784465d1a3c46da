/** @typedef {Node | string | null | false} Child */

/**
 * An element with its attributes and children; what is null or false is left out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Readonly<Record<string, string | number | boolean | null | undefined>>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  made.append(...children.filter((child) => child !== null && child !== false));
  return made;
}

/**
 * @param {string} label
 * @param {string} className
 * @param {(button: HTMLButtonElement) => void} onPress
 * @param {...Child} children in place of the label, which then only names the button
 */
export function button(label, className, onPress, ...children) {
  const named = children.length === 0 ? {} : { "aria-label": label, title: label };
  const made = element(
    "button",
    { type: "button", class: className, ...named },
    ...(children.length ? children : [label]),
  );
  made.addEventListener("click", () => onPress(made));
  return made;
}

/**
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The page has no ${kind.name} with the id ${id}.`);
}

/**
 * Shows items by key: what has not changed stays as it is, with its focus and what is typed in it.
 * @template Item
 * @param {HTMLElement} parent
 * @param {readonly Item[]} items
 * @param {(item: Item) => string} keyOf
 * @param {(item: Item) => HTMLElement} render
 */
export function reconcile(parent, items, keyOf, render) {
  const before = new Map(
    [...parent.children].map((child) => [child instanceof HTMLElement ? (child.dataset.key ?? "") : "", child]),
  );
  const after = items.map((item) => {
    const key = keyOf(item);
    const signature = JSON.stringify(item);
    const known = before.get(key);
    if (known instanceof HTMLElement && known.dataset.signature === signature) return known;
    const made = render(item);
    made.dataset.key = key;
    made.dataset.signature = signature;
    return made;
  });
  const kept = new Set(after);
  for (const child of before.values()) if (child instanceof HTMLElement && !kept.has(child)) child.remove();
  for (const [place, child] of after.entries()) {
    if (parent.children[place] !== child) parent.insertBefore(child, parent.children[place] ?? null);
  }
}
