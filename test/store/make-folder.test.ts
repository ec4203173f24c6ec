import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder } from "../../src/store/make-folder.js";
import { temporaryFolder } from "./temporary-folder.js";

function errorOf(folder: string): unknown {
  try {
    makeFolder(folder);
  } catch (error) {
    return error;
  }
  throw new Error("Nothing was thrown");
}

describe("makeFolder()", () => {
  it("makes all that is missing, and leaves what is there", async () => {
    const root = await temporaryFolder();
    makeFolder(join(root, "a", "b", "c"));
    writeFileSync(join(root, "a", "b", "c", "file"), "x");
    makeFolder(join(root, "a", "b", "c"));
    makeFolder(join(root, "a", "b", "d"));
    expect(readdirSync(join(root, "a", "b"))).toEqual(["c", "d"]);
    expect(readdirSync(join(root, "a", "b", "c"))).toEqual(["file"]);
  });

  it("takes a relative path, and one through a link", async () => {
    const root = await temporaryFolder();
    makeFolder(relative(process.cwd(), join(root, "a", "b")));
    symlinkSync(join(root, "a"), join(root, "link"));
    makeFolder(join(root, "link", "c"));
    expect(readdirSync(join(root, "a"))).toEqual(["b", "c"]);
  });

  it("says which file is in the way, in the last place or above it", async () => {
    const root = await temporaryFolder();
    const file = join(root, "file");
    writeFileSync(file, "");
    expect(errorOf(file)).toMatchObject({ code: "EEXIST", path: file });
    const below = join(file, "a", "b");
    expect(errorOf(below)).toMatchObject({ code: "ENOTDIR", path: expect.stringContaining(file) as unknown });
  });

  it("does not take a link that leads nowhere for a folder", async () => {
    const root = await temporaryFolder();
    symlinkSync(join(root, "nowhere"), join(root, "link"));
    expect(errorOf(join(root, "link"))).toMatchObject({ code: "EEXIST" });
  });

  it.skipIf(process.getuid?.() === 0)("says that a folder may not be written to", async () => {
    const root = await temporaryFolder();
    mkdirSync(join(root, "locked"), { mode: 0o500 });
    expect(errorOf(join(root, "locked", "a"))).toMatchObject({ code: "EACCES" });
  });

  it.skipIf(!existsSync("/proc/self"))("ends where the system takes no folders", { timeout: 5000 }, () => {
    expect(errorOf("/proc/reife/a/b")).toMatchObject({ path: "/proc/reife", syscall: "mkdir" });
  });
});
