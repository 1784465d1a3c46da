const filters = document.querySelector("form[data-filters]");
if (filters instanceof HTMLFormElement) {
  for (const each of filters.querySelectorAll("select, input[type=checkbox]")) {
    each.addEventListener("change", () => filters.requestSubmit());
  }
  // What is not asked for does not clutter the address.
  filters.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
  });
}
