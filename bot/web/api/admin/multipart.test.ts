import { expect, test } from "vitest";
import { filesIn } from "./multipart.ts";

async function sent(form: FormData) {
  const response = new Response(form);
  const type = response.headers.get("content-type") ?? "";
  return { body: new Uint8Array(await response.arrayBuffer()), type };
}

test("finds the files of a form byte for byte, and nothing where nothing was chosen", async () => {
  const form = new FormData();
  const bytes = new Uint8Array([13, 10, 45, 45, 0, 255, 13, 10]);
  form.append("note", "本文");
  form.append("files", new File([bytes], '規程 "甲".pdf'));
  form.append("files", new File([], "空.md"));
  form.append("files", new File([], ""));
  const { body, type } = await sent(form);
  expect(filesIn(body, type)).toEqual([
    { name: '規程 "甲".pdf', bytes },
    { name: "空.md", bytes: new Uint8Array() },
  ]);
});

test("is nothing for a body that is no such form, and ends where a form is cut off", async () => {
  const form = new FormData();
  form.append("files", new File(["長い本文"], "a.md"));
  const { body, type } = await sent(form);
  expect(filesIn(body, "application/json")).toBeUndefined();
  expect(filesIn(body.subarray(0, body.length - 60), type)).toEqual([]);
});
