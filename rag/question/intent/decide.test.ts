import { expect, it } from "vitest";
import { decide } from "./decide.ts";

it("takes a form only where it is clearly the likelier", () => {
  expect(
    decide([
      ["app", 0.9],
      ["question", 0.1],
    ]),
  ).toEqual({ kind: "door", door: "app" });
  expect(
    decide([
      ["question", 0.9],
      ["app", 0.1],
    ]),
  ).toEqual({ kind: "door", door: "question" });
});

it("asks back in doubt, the likelier first, and always offers the question", () => {
  expect(
    decide([
      ["app", 0.75],
      ["question", 0.25],
    ]),
  ).toEqual({ kind: "doubt", doors: ["app", "question"] });
  expect(
    decide([
      ["question", 0.55],
      ["correction", 0.45],
    ]),
  ).toEqual({ kind: "doubt", doors: ["question", "correction"] });
});

it("puts an improvement before the question later than the state of one's requests", () => {
  expect(
    decide([
      ["status", 0.67],
      ["question", 0.33],
    ]),
  ).toEqual({ kind: "doubt", doors: ["status", "question"] });
  expect(
    decide([
      ["improvement", 0.67],
      ["question", 0.33],
    ]),
  ).toEqual({ kind: "doubt", doors: ["question", "improvement"] });
});

it("does not ask back over small talk", () => {
  expect(
    decide([
      ["question", 0.6],
      ["chat", 0.4],
    ]),
  ).toEqual({ kind: "door", door: "question" });
});
