import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/core/errors.js";
import { withReading } from "../../src/protocols/with-reading.js";
import { pairTask, play } from "./play.js";
import { protocolNamed } from "./read-all-protocols.js";

const task = pairTask({ position: "original", labels: "follow" });

describe("withReading()", () => {
  it("reads by the other parser, asks the same, and says so in the fingerprint", () => {
    const base = protocolNamed("base");
    const theirs = withReading(base, { "label-line": "llmbar-line", "missing-pair": "whatever" });
    const reply = "Output (b) is better.\nOutput (a) is worse.";
    expect(play(base, task, () => reply).outcome).toEqual({ kind: "verdict", verdict: "second" });
    expect(play(theirs, task, () => reply).outcome).toEqual({ kind: "verdict", verdict: "first" });
    expect(theirs.next(task, [])).toEqual(base.next(task, []));
    expect(theirs.info).toEqual({ ...base.info, fingerprint: theirs.info.fingerprint });
    expect(theirs.info.fingerprint).not.toBe(base.info.fingerprint);
  });

  it.each([
    ["5", "5", "second"],
    ["7", "5", "first"],
    ["5", "7", "second"],
    ["?", "7", "first"],
    ["5", "", "first"],
    ["12", "7", "first"],
  ])("compares scores by the other rule: %j against %j is %s", (a, b, verdict) => {
    const theirs = withReading(protocolNamed("rating"), {
      "score-number": "llmbar-integer",
      "higher-score": "llmbar-higher-score",
    });
    const { outcome } = play(theirs, task, ({ scope }) =>
      scope.dependsOn === "output" && scope.output === 1 ? b : a,
    );
    expect(outcome).toMatchObject({ kind: "verdict", verdict });
  });

  it("leaves a protocol alone that uses none of the names", () => {
    const flask = protocolNamed("flask");
    expect(withReading(flask, { "label-line": "llmbar-line", "missing-pair": "x" })).toBe(flask);
  });

  it.each([
    [{ "label-line": "llmbar-lin" }, /^Did you mean llmbar-line\?$/],
    [
      { "label-line": "llmbar-integer" },
      /^Take one of label-line, closing-statement, .*llmbar-line, llmbar-closing/,
    ],
    [
      { "label-line": "constructor" },
      /^Take one of label-line, closing-statement, .*llmbar-line, llmbar-closing/,
    ],
  ])("refuses %j", (compatibility, hint) => {
    expect(hintOf(() => withReading(protocolNamed("base"), compatibility))).toMatch(hint);
  });
});

function hintOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof UsageError) return error.hint ?? "";
    throw error;
  }
  return "nothing thrown";
}
