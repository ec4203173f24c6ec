import { expect, it } from "vitest";
import { isRunStatus } from "../../src/core/is-run-status.js";
import { runStatus } from "../support/status-fixture.js";

it("isRunStatus() tells a status from other values, and from those of other versions", () => {
  expect(isRunStatus(runStatus())).toBe(true);
  for (const other of [null, [], {}, "status", { ...runStatus(), schema: "reife/status/2" }]) {
    expect(isRunStatus(other)).toBe(false);
  }
  expect(isRunStatus({ ...runStatus(), evaluators: undefined })).toBe(false);
});
