import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { gitCommit } from "../../../src/cli/compose/versions.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

test.skipIf(process.platform === "win32")("gitCommit() gives the program that it starts no key", () => {
  const folder = mkdtempSync(join(tmpdir(), "reife-git-"));
  try {
    const git = join(folder, "git");
    writeFileSync(git, `#!/bin/sh\n/usr/bin/env > '${folder}/seen'\necho "commit of $HOME"\n`);
    chmodSync(git, 0o755);
    vi.stubEnv("PATH", folder);
    vi.stubEnv("HOME", "/nobody");
    vi.stubEnv("OPENAI_API_KEY", "made-up-key-4711-of-nobody");
    vi.stubEnv("SECOND", "another-secret");
    expect(gitCommit(folder)).toBe("commit of /nobody");
    const seen = readFileSync(join(folder, "seen"), "utf8");
    expect(seen).toContain(`PATH=${folder}`);
    expect(seen).not.toMatch(/OPENAI_API_KEY|made-up-key|SECOND|another-secret/u);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
