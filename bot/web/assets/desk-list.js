const KEY = "filter-changed";
const filters = document.querySelector("form[data-filters]");
if (filters instanceof HTMLFormElement) {
  for (const each of filters.querySelectorAll("select, input[type=checkbox]")) {
    each.addEventListener("change", () => {
      sessionStorage.setItem(KEY, each.getAttribute("name") ?? "");
      filters.requestSubmit();
    });
  }
  // Whoever chooses by keyboard goes on from where they were.
  const changed = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  const again = changed === null ? null : filters.elements.namedItem(changed);
  if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  // What is not asked for does not clutter the address.
  filters.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
  });
}
