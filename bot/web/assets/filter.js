/**
 * Shows only the items whose text holds every word typed, and only the groups that still have one.
 * Items hide with their list entry.
 * @param {{ input: HTMLInputElement, items: string, groups: string, none: HTMLElement }} given selectors of items and groups
 */
export function createFilter({ input, items, groups, none }) {
  const entries = [...document.querySelectorAll(items)].map((item) => ({
    entry: item.closest("li") ?? item,
    group: item.closest(groups),
    text: normalised((item.closest("li") ?? item).textContent ?? ""),
  }));
  const apply = () => {
    const words = normalised(input.value).split(/\s+/u).filter(Boolean);
    const kept = entries.filter(({ entry, text }) => {
      const fits = words.every((word) => text.includes(word));
      entry.toggleAttribute("hidden", !fits);
      return fits;
    });
    const alive = new Set(kept.map(({ group }) => group));
    for (const { group } of entries) group?.toggleAttribute("hidden", !alive.has(group));
    none.hidden = kept.length > 0;
  };
  input.placeholder = input.dataset.hint ?? "";
  input.addEventListener("input", apply);
  apply();
}

/** @param {string} text */
function normalised(text) {
  return text.normalize("NFKC").toLowerCase();
}
