import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe("docs/protocols.md", () => {
  it("is what the cards say", () => {
    const { status, stderr } = spawnSync(process.execPath, ["scripts/write-protocols-doc.mjs", "--check"], {
      cwd: root,
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});
