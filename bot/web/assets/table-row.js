import { element } from "./dom.js";

/** @typedef {readonly { readonly name: string, readonly value: string }[]} Row */

const LONGEST_NAME = 30;

/**
 * The named cells of a table's row as passages hold it, `区分：出張　日当：2,200円`; null for any other line.
 * @param {string} line
 * @returns {Row | null}
 */
export function rowOf(line) {
  /** @type {{ name: string, value: string }[]} */
  const cells = [];
  for (const part of line.split("　")) {
    const at = part.indexOf("：");
    const last = cells.at(-1);
    if (at > 0 && at <= LONGEST_NAME) cells.push({ name: part.slice(0, at), value: part.slice(at + 1) });
    else if (last === undefined) return null;
    // An ideographic space inside a value.
    else last.value += `　${part}`;
  }
  const names = new Set(cells.map(({ name }) => name));
  return cells.length > 1 && names.size === cells.length ? cells : null;
}

/**
 * @param {Row} row
 * @param {string} place
 * @param {readonly (Node | null)[]} after what stands behind the last value
 */
export function rowList(row, place, after) {
  const cells = row.map(({ name, value }, index) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, value, ...(index === row.length - 1 ? after : []))),
  );
  return element("dl", { class: `row ${place}`.trim() }, ...cells);
}
