import { chmodSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expectLines } from "../support/expect-lines.js";
import { startJudgeServer } from "../support/judge-server.js";
import { judgeCard, makeProject, pairRows, snapshot, type Project } from "../support/project.js";
import type { CliResult } from "../support/run-cli.js";
import { unwrapped } from "../support/unwrapped.js";

const goodRows = pairRows(3);
const runArgs = ["run", "configs/test.yaml"] as const;

/** A project in which a run has ended: a judge that takes the longer output, so that nobody has to be called. */
async function finished(): Promise<Project> {
  const project = makeProject({ evaluators: {}, rows: goodRows, config: { evaluators: ["nulls/longest"] } });
  expect(await project.cli([...runArgs, "--quiet"])).toMatchObject({ code: 0, stderr: "" });
  return project;
}

describe("a damaged run gets one clear line, and is left as it is", () => {
  const half = (text: string): string => text.replace(/^(?<first>.*\n.*\n.{20}).*/u, "$<first>");
  const damages = [
    { file: "calls.jsonl", damage: half, line: /^reife: Cannot read \S+\/calls\.jsonl:3: / },
    { file: "calls.jsonl", damage: () => "hello\n", line: /^reife: Cannot read \S+\/calls\.jsonl:1: / },
    {
      file: "calls.jsonl",
      damage: (text: string) => text.replace("calls/1", "calls/2"),
      line: /^reife: Cannot read \S+\/calls\.jsonl:1: .* \(update reife\)$/,
    },
    { file: "judgments.jsonl", damage: half, line: /^reife: Cannot read \S+\/judgments\.jsonl:3/ },
    {
      file: "judgments.jsonl",
      damage: () => '{"a":1}\n',
      line: /^reife: Cannot read \S+\/judgments\.jsonl:1: /,
    },
    {
      file: "judgments.jsonl",
      damage: () => "",
      line: /^reife: Cannot read \S+\/judgments\.jsonl: it holds none of the run's 6 judgments \(`reife run`/,
    },
    {
      file: "judgments.jsonl",
      damage: (text: string) => text.slice(0, text.indexOf("\n") + 1),
      line: /^reife: Cannot read \S+\/judgments\.jsonl: it holds 1 of the run's 6 judgments /,
    },
    { file: "instances.jsonl", damage: half, line: /^reife: Cannot read \S+\/instances\.jsonl:3/ },
    {
      file: "manifest.json",
      damage: () => "{",
      line: /^reife: Cannot read \S+\/manifest\.json: it is no JSON/,
    },
  ] as const;

  it("by leaderboard and rescore, and by run where calls are damaged", { timeout: 60_000 }, async () => {
    const project = await finished();
    for (const { file, damage, line } of damages) {
      const whole = project.read(`results/test/${file}`);
      project.write(`results/test/${file}`, damage(whole));
      const before = snapshot(project);
      const damaged = file === "calls.jsonl" ? ["leaderboard", "rescore", "run"] : ["leaderboard", "rescore"];
      for (const command of damaged) {
        const args = command === "run" ? runArgs : [command, "results/test"];
        const { code, stdout, stderr } = await project.cli(args);
        expect({ command, file, code, stdout }).toEqual({ command, file, code: 2, stdout: "" });
        expectLines(stderr, [line]);
        expect(snapshot(project), `${command} with a damaged ${file}`).toEqual(before);
      }
      project.write(`results/test/${file}`, whole);
    }
    expect(await project.cli(["leaderboard", "results/test"])).toMatchObject({ code: 0, stderr: "" });
  });

  it.skipIf(process.getuid?.() === 0)(
    "by run where the folder cannot be written",
    { timeout: 30_000 },
    async () => {
      const project = await finished();
      const folder = join(project.folder, "results");
      chmodSync(folder, 0o555);
      const { code, stdout, stderr } = await project.cli([...runArgs, "--out", "results/other"]);
      chmodSync(folder, 0o755);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expectLines(stderr, [/^reife: Cannot create \S+\/results\/other: /u]);
    },
  );
});

describe("a judge that cannot be reached or understood leaves the run incomplete", () => {
  it("names the refused connection", { timeout: 30_000 }, async () => {
    const { code, stdout, stderr } = await runAgainst(`http://127.0.0.1:${await closedPort()}`);
    expect(code).toBe(3);
    expect(unwrapped(stdout)).toMatch(
      / 6 of 6 trials failed: 6 network \(Cannot reach judge: .*ECONNREFUSED.*\)\. Run the same/mu,
    );
    expect(stderr).not.toMatch(/\n\s+at /u);
  });

  it("says that a reply is no JSON", { timeout: 30_000 }, async () => {
    const server = await startJudgeServer({
      instead: () => ({ kind: "send", body: "<html>Welcome</html>" }),
    });
    const { code, stdout, stderr } = await runAgainst(server.url);
    expect(code).toBe(3);
    expect(unwrapped(stdout)).toMatch(
      / 6 of 6 trials failed: 6 bad-response \(Cannot read the reply of judge: .*JSON.*\)\. Run/mu,
    );
    expect(stderr).not.toMatch(/\n\s+at /u);
  });

  function runAgainst(url: string): Promise<CliResult> {
    const judge = judgeCard(url, { limits: { maxAttempts: 1 } });
    return makeProject({ evaluators: { judge }, rows: goodRows }).cli(runArgs);
  }
});

describe("a reader that goes away is no error", () => {
  it.each([
    { args: ["plan", "configs/test.yaml", "--json"] },
    { args: ["run", "configs/test.yaml", "--json"] },
    { args: ["run", "configs/test.yaml"] },
    { args: ["leaderboard", "results/other", "--format", "json"] },
  ])("of $args", { timeout: 60_000 }, async ({ args }) => {
    const project = makeProject({
      evaluators: {},
      rows: pairRows(200),
      config: { evaluators: ["nulls/longest"] },
    });
    if (args[0] === "leaderboard") await project.cli([...runArgs, "--quiet", "--out", "results/other"]);
    const cli = project.start(args);
    cli.closeStdout();
    const { code, stderr } = await cli.done;
    // A run that has not ended says so.
    expect(args.includes("--json") && args[0] === "run" ? [0, 130] : [0]).toContain(code);
    expect(stderr).not.toMatch(/EPIPE|Error|\n\s+at /u);
    // Whatever was left undone is done by the next run.
    expect(await project.cli([...runArgs, "--quiet"])).toMatchObject({ code: 0, stderr: "" });
  });
});

/** A port of this machine that nobody listens on. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new TypeError("The server had no port");
  return address.port;
}
