// Loaded before a command (`node --import`): when that ends, writes what it took to the file that BENCH_USAGE names.
import { writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const usage = {
    seconds: performance.now() / 1000,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMiB: maxRSS / 1024,
  };
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify(usage));
});
