import { describe, expect, test } from "vitest";
import { fieldId } from "./desk-actions.ts";
import { filledIn, numberIn } from "./desk-form-values.ts";
import { definitionOf } from "./testing/every-desk-builder.ts";

test.each([
  ["1200", "", 1_200],
  ["１，２００円", "円/年", 1_200],
  ["約30 時間", "時間/年", 30],
  ["3万円", "円/年", 30_000],
  ["1.5", "時間/年", 1.5],
  ["12名", "人", 12],
  ["0", "円/年", 0],
])("%s in %s is read as people write it", (text, unit, expected) => {
  expect(numberIn(text, unit)).toBe(expected);
});

test.each(["たくさん", "-3", "1,2,x", "10%", "3人と4人", ""])("%s is no number", (text) => {
  expect(numberIn(text, "人")).toBeUndefined();
});

describe("what is put into a form", () => {
  const definition = definitionOf("app");
  const state = (id: string, entered: object) => ({ [fieldId(id)]: { [fieldId(id)]: entered } });

  test("takes the place of what stood there, also where it is taken out", () => {
    const before = { alternatives: "紙", purpose: "前の目的" };
    const { values } = filledIn(definition, state("alternatives", { value: null }), before);
    expect(values).toEqual({ purpose: "前の目的" });
  });

  test("is an error at each field that is wrong, of those that are shown", () => {
    const given = { ...state("count", { value: "多数" }), ...state("storeLink", { value: "apps" }) };
    expect(Object.keys(filledIn(definition, given, {}).errors)).toEqual([fieldId("storeLink"), fieldId("count")]);
  });

  test("completes an address that was copied without its beginning", () => {
    const { values, errors } = filledIn(
      definition,
      state("storeLink", { value: "apps.apple.com/jp/app/id546505307" }),
      {},
    );
    expect([values.storeLink, errors]).toEqual(["https://apps.apple.com/jp/app/id546505307", {}]);
  });

  test("of a step is not taken from who asks", () => {
    expect(filledIn(definition, state("conditions", { value: "自由" }), {}).values).toEqual({});
  });
});
