import { availableParallelism } from "node:os";
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
    // Much of the time goes to programs that tests wait for: half as many workers again as there are cores leave none idle.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    sequence: { sequencer: LongestFirst },
  },
});

export default config;
