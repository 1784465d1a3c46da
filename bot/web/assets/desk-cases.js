import { createFilter } from "./filter.js";

const input = document.getElementById("case-filter");
const none = document.getElementById("case-none");
if (input instanceof HTMLInputElement && none !== null) {
  createFilter({ input, items: "#case-list .request-link", groups: "#case-list", none });
}
