// Other programs that put prompts to a judge, on the same server: promptfoo (npm) and Inspect (PyPI). Each is installed into a temporary
// folder, which takes minutes and up to 1.5 GB, unless BENCH_PROMPTFOO or BENCH_INSPECT name a folder that has it. Their rate is that of
// the calls beyond the first ones, so that what starting takes is left out: the difference of a longer and a shorter run.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

const prompt = `Which output is better? Say "Output (a)" or "Output (b)". ${"The quick brown fox jumps over the lazy dog. ".repeat(20)}`;
const env = {
  ...process.env,
  OPENAI_API_KEY: "none",
  PROMPTFOO_DISABLE_TELEMETRY: "1",
  PROMPTFOO_DISABLE_UPDATE: "1",
  PROMPTFOO_DISABLE_REMOTE_GENERATION: "1",
};

function command(file, args, options = {}) {
  const { status, stderr, error } = spawnSync(file, args, {
    env,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    ...options,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${file} ${args[0]} ended with ${status}: ${stderr.slice(-500)}`);
}

function promptfoo(folder) {
  const bin = join(folder, "node_modules", ".bin", "promptfoo");
  if (!existsSync(bin))
    command("npm", ["install", "--no-audit", "--no-fund", "promptfoo@0.121.20"], { cwd: folder });
  return (calls, url, concurrency) => {
    const config = {
      prompts: [`${prompt}{{number}}`],
      providers: [
        {
          id: "openai:chat:bench",
          config: { apiBaseUrl: url, apiKey: "none", max_tokens: 64 },
        },
      ],
      tests: Array.from({ length: calls }, (_, number) => ({
        vars: { number },
        assert: [{ type: "contains", value: "Output (a)" }],
      })),
    };
    writeFileSync(join(folder, "bench.json"), JSON.stringify(config));
    const flags = ["--no-cache", "--no-table", "--no-progress-bar", "-j", String(concurrency)];
    command(bin, ["eval", "-c", "bench.json", ...flags], {
      cwd: folder,
      env: { ...env, PROMPTFOO_CONFIG_DIR: join(folder, "state") },
    });
  };
}

function inspect(folder) {
  const bin = join(folder, "venv", "bin");
  if (!existsSync(join(bin, "inspect"))) {
    command("python3", ["-m", "venv", join(folder, "venv")]);
    command(join(bin, "pip"), ["install", "-q", "inspect_ai==0.3.285", "openai"]);
  }
  return (calls, url, concurrency) => {
    const task = [
      "from inspect_ai import Task, task",
      "from inspect_ai.dataset import Sample",
      "from inspect_ai.scorer import includes",
      "from inspect_ai.solver import generate",
      "@task",
      "def bench():",
      `    samples = [Sample(input=${JSON.stringify(prompt)} + str(n), target="Output (a)") for n in range(${calls})]`,
      "    return Task(dataset=samples, solver=generate(), scorer=includes())",
      "",
    ].join("\n");
    writeFileSync(join(folder, "bench.py"), task);
    const bounds = ["--max-connections", String(concurrency), "--max-samples", String(2 * concurrency)];
    const flags = ["--display", "none", "--log-dir", join(folder, "logs"), ...bounds];
    command(join(bin, "inspect"), ["eval", "bench.py", "--model", "openai/bench", ...flags], {
      cwd: folder,
      env: { ...env, OPENAI_BASE_URL: url },
    });
  };
}

/** Calls a second of each peer that can be had, by name; what cannot be had is said on stderr. */
export function measurePeers(url, { concurrency = 128, short = 300, long = 1500 } = {}) {
  const peers = {
    promptfoo: [promptfoo, process.env.BENCH_PROMPTFOO],
    inspect: [inspect, process.env.BENCH_INSPECT],
  };
  const rates = new Map();
  for (const [name, [install, known]] of Object.entries(peers)) {
    const folder = known ?? mkdtempSync(join(tmpdir(), `reife-bench-${name}-`));
    try {
      const evaluate = install(folder);
      const seconds = [short, long].map((calls) => {
        const start = performance.now();
        evaluate(calls, url, concurrency);
        return (performance.now() - start) / 1000;
      });
      rates.set(name, (long - short) / (seconds[1] - seconds[0]));
    } catch (error) {
      process.stderr.write(`${name} was not measured: ${error.message}\n`);
    } finally {
      if (known === undefined) rmSync(folder, { recursive: true, force: true });
    }
  }
  return rates;
}
