import { expect, test } from "vitest";
import { imageSize } from "./images.ts";

const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(40)]);

test("tells the size of a PNG, a JPEG and a TIFF from their heads", () => {
  const png = Buffer.alloc(30);
  png.writeUInt32BE(0x89504e47, 0);
  png.writeUInt32BE(30_000, 16);
  png.writeUInt32BE(20_000, 20);
  expect(imageSize(png)).toEqual({ width: 30_000, height: 20_000 });
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 17, 8, 0x10, 0, 0x20, 0]);
  expect(imageSize(padded(jpeg))).toEqual({ width: 0x2000, height: 0x1000 });
  const entry = (tag: number, value: number) => [tag & 255, tag >> 8, 4, 0, 1, 0, 0, 0, value, 0, 0, 0];
  const tiff = Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 2, 0, ...entry(256, 9), ...entry(257, 7)]);
  expect(imageSize(padded(tiff))).toEqual({ width: 9, height: 7 });
});

test("does not guess", () => {
  expect(imageSize(Buffer.from("GIF89a"))).toBeUndefined();
  expect(imageSize(padded(Buffer.from([0xff, 0xd8, 0xff, 0xff, 0xff, 0xff])))).toBeUndefined();
});
