import { appendFileSync, existsSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../src/stats/seeded-random.js";
import { startJudgeServer, type JudgeServer } from "../support/judge-server.js";
import { judgeCard, makeProject, pairRows, storedCalls, type Project } from "../support/project.js";

/** When a process is killed: so many milliseconds after something has happened. */
type Moment = { readonly ms: number } & (
  | { readonly after: "start" }
  /** So many requests of this process have arrived. */
  | { readonly after: "requests"; readonly count: number }
  /** So many different questions of any process have arrived. */
  | { readonly after: "questions"; readonly count: number }
  | { readonly after: "file"; readonly name: string }
);

const random = seededRandom("moments");
const between = (low: number, high: number): number => low + Math.floor(random.next() * (high - low));
const concurrency = 6;
const folder = "results/test";
/** Kills at random moments: a few with the other tests, as many as wished by hand. */
const points = Number(process.env["REIFE_KILL_POINTS"] ?? "5");

const early: readonly Moment[] = [
  { after: "start", ms: between(1, 60) },
  { after: "start", ms: between(60, 400) },
  // The store is open, nothing is asked yet.
  { after: "file", name: "calls.jsonl.lock", ms: 0 },
  { after: "requests", count: 1, ms: 0 },
];
const halfway = (requests: number): Moment => ({
  after: "requests",
  count: between(requests / 2, requests),
  ms: between(0, 12),
});
const late = (calls: number): readonly Moment[] => [
  { after: "questions", count: calls, ms: 0 },
  { after: "file", name: "judgments.jsonl", ms: 0 },
  { after: "file", name: "leaderboard.json", ms: 0 },
];

describe("reife run goes on after a SIGKILL as if nothing had been", () => {
  it("against an API of OpenAI's shape, killed at every stage", { timeout: 300_000 }, async () => {
    // 44 pairs of 43 instructions: base and cot twice each, reference once and twice.
    const { server, project } = await setUp({ pairs: 44, protocols: ["base", "cot", "reference"] });
    const calls = 88 + 88 + 43 + 88;
    const moments = [...early, ...Array.from({ length: 9 }, () => halfway(22)), ...late(calls)];
    const killed = await killAndResume({ server, project, moments, calls });
    expect(killed).toBeGreaterThanOrEqual(12);
  });

  it("against Anthropic's API", { timeout: 180_000 }, async () => {
    const { server, project } = await setUp({ pairs: 20, protocols: ["metrics"], adapter: "anthropic" });
    const moments = [halfway(2), halfway(12), halfway(12), halfway(12)];
    const killed = await killAndResume({ server, project, moments, calls: 19 + 40 });
    expect(killed).toBeGreaterThanOrEqual(3);
  });
});

describe("reife run goes on after a SIGKILL at any moment", () => {
  it(`${points} times at random`, { timeout: 120_000 + 60_000 * points }, async () => {
    const { server, project } = await setUp({ pairs: 30, protocols: ["base", "cot"] });
    const calm = { server, project, folder: "calm" };
    const start = performance.now();
    expect(await goOnce(calm)).toEqual({ code: 0, signal: null, lost: 0 });
    const whole = performance.now() - start;
    const count = { kills: 0, lost: 0, runs: 0, requests: 0 };
    const outs = Array.from({ length: points + 1 }, (_, run) => `results/run-${run}`);
    for (const out of outs) {
      if (count.kills >= points) break;
      const round = await killUntilDone(
        { server, project, folder: out },
        { whole, left: points - count.kills },
      );
      count.kills += round.kills;
      count.lost += round.lost;
      count.requests += round.requests;
      count.runs += 1;
      expect(round.requests).toBe(30 * 4 + round.lost);
      sameFiles(project, out, "calm");
    }
    expect(count.kills).toBe(points);
    if (process.env["REIFE_KILL_POINTS"] === undefined) return;
    console.log(
      `${count.kills} kills in ${count.runs} runs of 120 calls: ${count.requests} requests, ${count.lost} of them lost`,
    );
  });
});

/** Kills a run at random moments of its life until it comes to its end. */
async function killUntilDone(
  setting: Setting,
  { whole, left }: { readonly whole: number; readonly left: number },
): Promise<{ readonly kills: number; readonly lost: number; readonly requests: number }> {
  const before = setting.server.count();
  let kills = 0;
  let lost = 0;
  for (;;) {
    const moment: Moment =
      random.next() < 0.5
        ? { after: "start", ms: between(0, 1.1 * whole) }
        : { after: "requests", count: between(1, 40), ms: between(0, 30) };
    const end = await goOnce(setting, kills < left ? moment : undefined);
    lost += end.lost;
    if (end.signal === "SIGKILL") kills += 1;
    else {
      expect(end).toEqual({ code: 0, signal: null, lost: 0 });
      const stored = storedCalls(`${setting.project.folder}/${setting.folder ?? folder}`);
      expect(new Set(stored.map(({ id }) => id)).size).toBe(stored.length);
      return { kills, lost, requests: setting.server.count() - before };
    }
  }
}

interface Setting {
  readonly server: JudgeServer;
  readonly project: Project;
  /** Of the run; absent: `results/test`. */
  readonly folder?: string;
}

async function setUp(parts: {
  readonly pairs: number;
  readonly protocols: readonly string[];
  readonly adapter?: string;
}): Promise<Setting> {
  const { pairs, protocols, adapter = "openai" } = parts;
  const server = await startJudgeServer({ delayMs: 5 });
  const judge = judgeCard(server.url, { adapter, limits: { concurrency } });
  const project = makeProject({ evaluators: { judge }, rows: pairRows(pairs), config: { protocols } });
  return { server, project };
}

/** Kills the run at each moment, lets it end, and compares it with one that was left alone. Returns how often it was killed. */
async function killAndResume({
  server,
  project,
  moments,
  calls,
}: Setting & { readonly moments: readonly Moment[]; readonly calls: number }): Promise<number> {
  let killed = 0;
  let lost = 0;
  for (const moment of moments) {
    const { signal, lost: more } = await goOnce({ server, project }, moment);
    if (signal === "SIGKILL") killed += 1;
    lost += more;
    tearLastLine(project);
  }
  const last = await goOnce({ server, project });
  expect(last).toEqual({ code: 0, signal: null, lost: 0 });

  // What was asked again is exactly what no process lived to write down.
  expect(server.count()).toBe(calls + lost);
  expect(new Set(server.asked.map(({ bodyHash }) => bodyHash)).size).toBe(calls);
  const stored = storedCalls(`${project.folder}/${folder}`);
  expect(stored).toHaveLength(calls);
  expect(new Set(stored.map(({ id }) => id)).size).toBe(calls);

  const calm = await project.cli(["run", "configs/test.yaml", "--quiet", "--out", "calm"]);
  expect(calm).toMatchObject({ code: 0, stderr: "" });
  sameFiles(project, folder, "calm");
  return killed;
}

function sameFiles(project: Project, out: string, calm: string): void {
  for (const file of [
    "leaderboard.json",
    "leaderboard.csv",
    "leaderboard.md",
    "judgments.jsonl",
    "instances.jsonl",
  ]) {
    expect(project.read(`${out}/${file}`), file).toBe(project.read(`${calm}/${file}`));
  }
  expect(existsSync(`${project.folder}/${out}/calls.jsonl.lock`)).toBe(false);
}

/** Runs the program once, and checks what it asked and what it stored against what was stored before. */
async function goOnce(
  setting: Setting,
  moment?: Moment,
): Promise<{ readonly code: number | null; readonly signal: string | null; readonly lost: number }> {
  const { server, project } = setting;
  const out = setting.folder ?? folder;
  const before = storedQuestions(project, out);
  const mark = server.count();
  const unanswered = server.hungUp();
  const cli = project.start(["run", "configs/test.yaml", "--quiet", "--out", out], { timeoutMs: 60_000 });
  const end = { reached: false };
  const ended = cli.done.finally(() => (end.reached = true));
  if (moment !== undefined) {
    await come(moment, { ...setting, mark, end });
    cli.send("SIGKILL");
  }
  const { code, signal, stderr } = await ended;
  expect(stderr).toBe("");
  // Requests that are on their way still arrive.
  await sleep(20);
  const asked = server.asked.slice(mark).map(({ messagesHash }) => messagesHash);
  const after = storedQuestions(project, out);
  expect(new Set(asked).size, "a process asks nothing twice").toBe(asked.length);
  expect(asked.filter((question) => before.has(question))).toEqual([]);
  expect([...before].filter((question) => !after.has(question))).toEqual([]);
  const lost = asked.filter((question) => !after.has(question)).length;
  expect(server.hungUp() - unanswered, "requests that were open").toBeLessThanOrEqual(concurrency);
  // A reply gives its place to the next request while it is being written down; more trials than that are never open.
  expect(lost).toBeLessThanOrEqual(2 * concurrency);
  return { code, signal, lost };
}

/** Leaves half a line behind, as a machine does that loses its power while it writes. */
function tearLastLine({ folder: root }: Project): void {
  const file = `${root}/${folder}/calls.jsonl`;
  if (!existsSync(file)) return;
  const { size } = statSync(file);
  appendFileSync(file, size === 0 ? '{"schema":"re' : '{"id":"0123456789abcdef');
}

function storedQuestions({ folder: root }: Project, out: string): ReadonlySet<string> {
  if (!existsSync(`${root}/${out}/calls.jsonl`)) return new Set();
  return new Set(storedCalls(`${root}/${out}`).map(({ messagesHash }) => messagesHash));
}

async function come(
  moment: Moment,
  parts: Setting & { readonly mark: number; readonly end: { readonly reached: boolean } },
): Promise<void> {
  const { server, mark, project, end } = parts;
  const has = (): boolean => {
    switch (moment.after) {
      case "start":
        return true;
      case "requests":
        return server.count() - mark >= moment.count;
      case "questions":
        return new Set(server.asked.map(({ bodyHash }) => bodyHash)).size >= moment.count;
      case "file":
        return existsSync(`${project.folder}/${parts.folder ?? folder}/${moment.name}`);
    }
  };
  while (!end.reached && !has()) await sleep(1);
  if (!end.reached) await sleep(moment.ms);
}
