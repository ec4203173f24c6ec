import { describe, expect, it } from "vitest";
import {
  ConfigError,
  DatasetError,
  ModelError,
  SandboxError,
  StoreError,
  SuiteError,
  UsageError,
} from "../../src/core/errors.js";
import { isRetryable } from "../../src/core/is-retryable.js";
import type { ModelFailure } from "../../src/core/model-failure.js";

describe("SuiteError", () => {
  it.each([
    [new UsageError("m", { hint: "h" }), "UsageError", "USAGE"],
    [new DatasetError("m", { hint: "h" }), "DatasetError", "DATASET"],
    [new SandboxError("m", { hint: "h" }), "SandboxError", "SANDBOX"],
    [new StoreError("m", { hint: "h" }), "StoreError", "STORE"],
    [new ModelError("m", { hint: "h", failure: "timeout" }), "ModelError", "MODEL"],
  ])("%s has a name, a code and a hint of its own", (error, name, code) => {
    expect(error).toBeInstanceOf(SuiteError);
    expect(error).toMatchObject({ name, code, message: "m", hint: "h" });
    expect(error).not.toHaveProperty("cause");
  });

  it("keeps its cause", () => {
    const cause = new Error("disk full");
    expect(new StoreError("m", { cause }).cause).toBe(cause);
  });
});

describe("ConfigError", () => {
  it("tells all issues at once, each with the place that is known and how to mend it", () => {
    const issues = [
      { file: "a.yaml", line: 3, column: 5, message: "Unknown key 'sede'", hint: "did you mean 'seed'" },
      { file: "a.yaml", line: 9, message: "Missing name" },
      { file: "b.yaml", message: "Cannot read it" },
    ];
    const error = new ConfigError(issues);
    expect(error).toMatchObject({ name: "ConfigError", code: "CONFIG", issues });
    expect(error.message.split("\n")).toEqual([
      "a.yaml:3:5: Unknown key 'sede' (did you mean 'seed')",
      "a.yaml:9: Missing name",
      "b.yaml: Cannot read it",
    ]);
  });

  it("tells the first hundred of very many, and how many more there are", () => {
    const issues = Array.from({ length: 300_000 }, (_, index) => ({ file: "a.yaml", message: `m${index}` }));
    const error = new ConfigError(issues);
    expect(error.issues).toHaveLength(300_000);
    expect(error.message.split("\n").slice(-2)).toEqual(["a.yaml: m99", "... and 299900 more"]);
  });
});

const verdicts: Readonly<Record<ModelFailure, boolean>> = {
  "rate-limited": true,
  overloaded: true,
  timeout: true,
  network: true,
  "bad-response": true,
  auth: false,
  "not-found": false,
  "bad-request": false,
  "context-length": false,
  "content-filter": false,
  "not-recorded": false,
  aborted: false,
};
const failures = Object.keys(verdicts).filter((name): name is ModelFailure => name in verdicts);

describe("isRetryable()", () => {
  it.each(failures)("says of %s what a ModelError says, and what sending it again can mend", (failure) => {
    expect(isRetryable(failure)).toBe(verdicts[failure]);
    expect(new ModelError("m", { failure }).retryable).toBe(verdicts[failure]);
  });
});
