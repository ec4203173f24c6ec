import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { describeFileError } from "../../src/cli/describe-file-error.js";
import { DatasetError } from "../../src/core/errors.js";
import { temporaryTree } from "../config/temporary-tree.js";

describe("describeFileError()", () => {
  test("says what is in the way, as an error that a user can mend", () => {
    const root = temporaryTree({ file: "" });
    let raw: unknown;
    try {
      mkdirSync(join(root, "file", "below"));
    } catch (error) {
      raw = error;
    }
    const described = describeFileError(raw);
    expect(described).toBeInstanceOf(DatasetError);
    expect(described).toMatchObject({
      message: `Cannot write ${join(root, "file", "below")}: a part of the path is a file`,
      cause: raw,
    });
  });

  test.each([new DatasetError("x"), new Error("a bug"), "no error"])("leaves %s as it is", (error) => {
    expect(describeFileError(error)).toBe(error);
  });
});
