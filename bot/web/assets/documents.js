import { createFilter } from "./filter.js";

const input = document.getElementById("document-filter");
const none = document.getElementById("document-none");
if (input instanceof HTMLInputElement && none !== null) {
  createFilter({ input, items: ".document-title", groups: ".document-group", none });
}
