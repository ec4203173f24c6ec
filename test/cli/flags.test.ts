import { describe, expect, it } from "vitest";
import { isSet, listFlag, textFlag } from "../../src/cli/flags.js";

const flags = {
  out: "results/x",
  set: ["a=1", "b=2"],
  seed: "7",
  quiet: true,
  offline: false,
  odd: ["a", 1, true],
};

describe("textFlag()", () => {
  it.each([
    ["out", "results/x"],
    ["set", undefined],
    ["quiet", undefined],
    ["absent", undefined],
  ])("of %s is %j", (name, text) => {
    expect(textFlag(flags, name)).toBe(text);
  });
});

describe("listFlag()", () => {
  it.each([
    ["set", ["a=1", "b=2"]],
    ["seed", ["7"]],
    ["odd", ["a"]],
    ["quiet", []],
    ["absent", []],
  ])("of %s is %j", (name, texts) => {
    expect(listFlag(flags, name)).toEqual(texts);
  });
});

describe("isSet()", () => {
  it.each([
    ["quiet", true],
    ["offline", false],
    ["out", false],
    ["absent", false],
  ])("of %s is %j", (name, set) => {
    expect(isSet(flags, name)).toBe(set);
  });
});
