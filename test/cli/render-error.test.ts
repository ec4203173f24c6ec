import { describe, expect, it } from "vitest";
import { renderError } from "../../src/cli/render-error.js";
import { ConfigError, DatasetError, ModelError, StoreError, UsageError } from "../../src/core/errors.js";

const quiet = { verbose: false };

describe("renderError()", () => {
  it.each([
    [new UsageError("Unknown flag --sede"), "reife: Unknown flag --sede", 2],
    [
      new DatasetError("Cannot load x: 3 rows", { hint: "Pull it again" }),
      "reife: Cannot load x: 3 rows (pull it again)",
      2,
    ],
    [
      new StoreError("Cannot read r/x", { hint: "REIFE_MIRROR is not set" }),
      "reife: Cannot read r/x (REIFE_MIRROR is not set)",
      2,
    ],
    [new ModelError("Cannot call gpt-4o: 401", { failure: "auth" }), "reife: Cannot call gpt-4o: 401", 3],
  ])("shows %s on one line, with its hint", (error, text, code) => {
    expect(renderError(error, quiet)).toEqual({ text, code });
  });

  it("shows every problem of a config on a line of its own, and how many there are", () => {
    const one = { file: "a.yaml", line: 2, column: 1, message: "Unknown key 'x'" };
    const two = { file: "a.yaml", line: 7, message: "Missing 'name'", hint: "add it" };
    expect(renderError(new ConfigError([one, two]), quiet)).toEqual({
      text: "reife: a.yaml:2:1: Unknown key 'x'\na.yaml:7: Missing 'name' (add it)\n2 problems",
      code: 2,
    });
    expect(renderError(new ConfigError([one]), quiet).text).toBe("reife: a.yaml:2:1: Unknown key 'x'");
  });

  it("shows the stack of a foreseen error only when asked for", () => {
    const error = new StoreError("Cannot write r/x");
    expect(renderError(error, quiet).text).not.toContain("\n");
    const { text } = renderError(error, { verbose: true });
    expect(text.startsWith("reife: Cannot write r/x\nStoreError: Cannot write r/x\n    at ")).toBe(true);
  });

  it("calls anything else a bug, with its stack", () => {
    const { text, code } = renderError(new TypeError("x is not a function"), quiet);
    expect(code).toBe(1);
    expect(text.startsWith("Internal error (a bug in reife): TypeError: x is not a function\n    at ")).toBe(
      true,
    );
    expect(renderError("thrown text", quiet)).toEqual({
      text: "Internal error (a bug in reife): thrown text",
      code: 1,
    });
  });
});
