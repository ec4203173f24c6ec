import { fc, test } from "@fast-check/vitest";
import { expect, it } from "vitest";
import { frameOf, frameReader } from "../../src/sandbox/frames.js";

test.prop([fc.array(fc.string({ unit: "grapheme" })), fc.integer({ min: 1, max: 40 })])(
  "frameReader() gives the texts that frameOf() wrote, however they are cut",
  (texts, size) => {
    const bytes = Buffer.concat(texts.map(frameOf));
    const reader = frameReader(1000);
    const read: string[] = [];
    for (let at = 0; at < bytes.length; at += size)
      read.push(...(reader.take(bytes.subarray(at, at + size)) ?? []));
    expect(read).toEqual(texts);
  },
);

it("frameReader() refuses a frame that is too large, before it has come", () => {
  expect(frameReader(4).take(frameOf("12345").subarray(0, 4))).toBeUndefined();
  expect(frameReader(5).take(frameOf("12345"))).toEqual(["12345"]);
});
