import { expect, test } from "vitest";
import { withNotesPlaced } from "./word-notes.ts";

const call = (id: string) => `<sup><a href="#${id}" id="${id.replace("-", "-ref-")}">[n]</a></sup>`;
const note = (id: string, text: string) =>
  `<li id="${id}"><p>${text} <a href="#${id.replace("-", "-ref-")}">↑</a></p></li>`;

test("sets each note below the paragraph, the whole list or the whole table that calls it", () => {
  const body =
    `<p>一${call("footnote-2")}</p><ul><li>二${call("footnote-3")}<ul><li>三</li></ul></li></ul>` +
    `<table><tr><td><p>四${call("endnote-2")}</p></td></tr></table><p>五</p>`;
  const list = `<ol>${note("footnote-2", "甲")}${note("footnote-3", "乙")}${note("endnote-2", "丙")}</ol>`;
  const text = withNotesPlaced(body + list)
    .replace(/<[^>]+>/gu, "|")
    .replace(/\|+/gu, "|");
  expect(text).toBe("|一|[n]|[1] 甲|二|[n]|三|[2] 乙|四|[n]|[3] 丙|五|");
});

test("leaves a text without notes as it is", () => {
  expect(withNotesPlaced("<p>一</p><ol><li>甲</li></ol>")).toBe("<p>一</p><ol><li>甲</li></ol>");
});
