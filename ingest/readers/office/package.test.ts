import { expect, test } from "vitest";
import { openPackage, PackageTooLarge } from "./package.ts";
import { zipOf } from "./zip-fixture.ts";

test("gives parts as bytes and text, UTF-16 by its mark", async () => {
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("条例", "utf16le")]);
  const file = await openPackage(zipOf({ "a.xml": "規則", "b.xml": wide }));
  expect(file.names).toEqual(["a.xml", "b.xml"]);
  expect([await file.text("a.xml"), await file.text("b.xml")]).toEqual(["規則", "条例"]);
  expect(file.has("c.xml")).toBe(false);
});

test("does not give a part that is not what was packed", async () => {
  const bytes = Buffer.from(zipOf({ "a.xml": "規則" }));
  // The checksum stands 16 bytes behind the beginning of an entry of the directory.
  bytes.writeUInt32LE(1, bytes.lastIndexOf("PK\u0001\u0002") + 16);
  await expect((await openPackage(bytes)).bytes("a.xml")).rejects.toThrow("a.xml");
});

test("does not open a package of which a part is larger than it says", async () => {
  const bytes = Buffer.from(zipOf({ "a.xml": "規則".repeat(1000) }));
  bytes.writeUInt32LE(10, bytes.lastIndexOf("PK\u0001\u0002") + 24);
  await expect(openPackage(bytes)).rejects.toThrow(PackageTooLarge);
});

test("does not open a part that declares entities", async () => {
  const file = await openPackage(zipOf({ "a.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }));
  await expect(file.text("a.xml")).rejects.toThrow(PackageTooLarge);
});
