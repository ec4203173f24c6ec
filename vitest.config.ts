import { defineConfig, type ViteUserConfig } from "vitest/config";
import { LongestFirst } from "./test/support/longest-first.js";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/build-once.ts"],
    // Programs that tests spawn share the machine with others.
    testTimeout: 60_000,
    // A program that a test polls for starts slowly on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    // No test changes a module: files may share them, and loading them anew for each file would take twice the time.
    isolate: false,
    // Most of the time goes to programs that tests spawn and wait for: use every core.
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
  },
});

export default config;
