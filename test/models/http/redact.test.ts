import { describe, expect, it } from "vitest";
import { redact } from "../../../src/models/http/redact.js";

describe("redact()", () => {
  it.each([
    ["the key abc123 is wrong", ["abc123"], "the key [redacted] is wrong"],
    ["abc123 and abc123", ["abc123"], "[redacted] and [redacted]"],
    ["a.c (once)", ["a.c"], "[redacted] (once)"],
    ["nothing here", [""], "nothing here"],
    ["Incorrect API key provided: sk-abcd********wxyz.", [], "Incorrect API key provided: [redacted]"],
    ["gsk_ is no key, gsk-abcdefgh is", [], "gsk_ is no key, [redacted] is"],
    ["a task-oriented sk-ill", [], "a task-oriented sk-ill"],
  ])("shows %s as it may be shown", (text, secrets, shown) => {
    expect(redact(text, secrets)).toBe(shown);
  });
});
