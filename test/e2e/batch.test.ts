import { describe, expect, it } from "vitest";
import { startBatchServer, type BatchServer, type BatchServerOptions } from "../support/batch-server.js";
import { judgeCard, makeProject, pairRows, storedCalls, type Project } from "../support/project.js";

const batch = ["run", "configs/test.yaml", "--quiet", "--batch", "--batch-poll", "0.02s"];
const free = { input: 1, output: 2, batchDiscount: 0, asOf: "2024-01-01" };

interface Setting {
  readonly server: BatchServer;
  readonly project: Project;
}

async function setUp(
  options: BatchServerOptions = {},
  price: Readonly<Record<string, unknown>> = free,
): Promise<Setting> {
  const server = await startBatchServer(options);
  const evaluators = {
    gpt: judgeCard(server.url, { price }),
    claude: judgeCard(server.url, { adapter: "anthropic", price }),
    coin: { title: "First", adapter: "null", rule: "first" },
  };
  const config = { protocols: ["base", "metrics"] };
  return { server, project: makeProject({ evaluators, rows: pairRows(6), config }) };
}

/** A live run of the same config against the same server gives the same bytes. */
async function sameAsLive({ server, project }: Setting): Promise<void> {
  expect(await project.cli(["run", "configs/test.yaml", "--quiet", "--out", "live"])).toMatchObject({
    code: 0,
  });
  expect(server.live.length).toBeGreaterThan(0);
  for (const file of ["leaderboard.json", "leaderboard.csv", "judgments.jsonl"]) {
    expect(project.read(`results/test/${file}`), file).toBe(project.read(`live/${file}`));
  }
}

function paidOnce({ paid }: BatchServer, calls: number): void {
  expect(paid).toHaveLength(calls);
  expect(new Set(paid).size).toBe(calls);
}

/** base: 2 for each pair; metrics: 5 questions lists of instructions, then 2 for each pair; of two judges. */
const calls = 2 * (12 + 5 + 12);

describe("reife run --batch", () => {
  it("gives the bytes of a live run, in rounds, over both wire formats", { timeout: 90_000 }, async () => {
    const { server, project } = await setUp();
    expect(await project.cli(batch)).toMatchObject({ code: 0, stderr: "" });
    expect(server.live).toEqual([]);
    paidOnce(server, calls);
    expect(server.sizes()).toHaveLength(4);
    const stored = storedCalls(`${project.folder}/results/test`).filter(
      ({ evaluatorId }) => evaluatorId !== "coin",
    );
    expect(stored.every(({ latencyMs, batch: id }) => latencyMs === undefined && id !== undefined)).toBe(
      true,
    );
    expect(project.read("results/test/timing.json")).toContain("no call has a time");
    await sameAsLive({ server, project });
  });

  it("costs half where the card does not say what is taken off", { timeout: 90_000 }, async () => {
    const { project } = await setUp({}, { input: 1, output: 2, asOf: "2024-01-01" });
    expect(await project.cli(batch)).toMatchObject({ code: 0 });
    const costs = storedCalls(`${project.folder}/results/test`)
      .filter(({ evaluatorId }) => evaluatorId !== "coin")
      .map(({ costUsd }) => costUsd);
    expect(new Set(costs)).toEqual(new Set([(100 * 1 + 50 * 2) / 1e6 / 2]));
  });

  it(
    "pays for nothing twice, wherever it is killed and the provider is down",
    { timeout: 180_000 },
    async () => {
      const { server, project } = await setUp({ looks: 4 });
      const moments = [
        /^POST \/v1\/batches$/u,
        /^POST \/v1\/messages\/batches$/u,
        /^GET \/v1\/files\/.*content$/u,
        /^GET \/v1\/messages\/batches\/\w+\/results$/u,
      ];
      let killed = 0;
      for (const [index, moment] of moments.entries()) {
        const mark = server.requests.length;
        const cli = project.start(batch);
        const ended = { yet: false };
        const done = cli.done.finally(() => (ended.yet = true));
        while (!ended.yet && !server.requests.slice(mark).some((request) => moment.test(request))) {
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
        cli.send("SIGKILL");
        if ((await done).signal === "SIGKILL") killed += 1;
        if (index % 2 === 1) await server.restart();
      }
      expect(killed).toBeGreaterThanOrEqual(3);
      expect(await project.cli(batch)).toMatchObject({ code: 0 });
      expect(server.live).toEqual([]);
      paidOnce(server, calls);
      await sameAsLive({ server, project });
    },
  );

  it(
    "leaves batches running at Ctrl-C; a run without --batch waits for them",
    { timeout: 90_000 },
    async () => {
      const { server, project } = await setUp({ looks: 1_000_000 });
      const cli = project.start(batch);
      while (server.sizes().length < 2 || !server.requests.some((request) => request.startsWith("GET"))) {
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      cli.send("SIGINT");
      const { code, stderr } = await cli.done;
      expect(code).toBe(130);
      expect(stderr).toContain("2 batches with 34 calls stay at the provider and go on there");
      server.behave({ looks: 1 });
      const again = await project.cli(["run", "configs/test.yaml", "--batch-poll", "0.02s"]);
      expect(again.stderr).toContain("reife: 2 batches with 34 calls were handed in before");
      expect(again.code).toBe(0);
      paidOnce(server, 34);
      expect(server.live).toHaveLength(calls - 34);
      await sameAsLive({ server, project });
    },
  );

  it("tries again what failed or expired, and makes the rest live", { timeout: 90_000 }, async () => {
    const fates = { "0": "expired", "1": "overloaded", "2": "overloaded" } as const;
    const { server, project } = await setUp({
      looks: 1,
      fate: (call, number) => {
        const fate = number > 1 ? undefined : Object.entries(fates).find(([digit]) => call.startsWith(digit));
        return fate?.[1];
      },
    });
    const end = await project.cli([...batch, "--batch-live-below", "3"]);
    expect(end.code).toBe(0);
    expect(new Set(server.paid).size).toBe(server.paid.length);
    expect(server.paid.length + server.live.length).toBe(calls);
    await sameAsLive({ server, project });
  });

  it("refuses a race, which decides between blocks", { timeout: 60_000 }, async () => {
    const { server, project } = await setUp();
    const { code, stdout, stderr } = await project.cli([...batch, "--race"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("reife: A race goes without --batch: it decides after each block of instances");
    expect(server.requests).toEqual([]);
  });
});
