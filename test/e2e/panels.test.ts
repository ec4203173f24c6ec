import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import type { Preference } from "../../src/core/preference.js";
import { judgeAnswer, startJudgeServer, type JudgeServer } from "../support/judge-server.js";
import {
  judgeCard,
  makeProject,
  storedCalls,
  storedJudgments,
  storedRows,
  type PairRow,
  type Project,
} from "../support/project.js";
import { ruleReply } from "../support/rule-judge.js";

const names = ["one", "two", "three"] as const;
type Name = (typeof names)[number];
/** Which output a judge is for, or that it is for whichever is shown first. */
const likings = ["A", "B", "shown first"] as const;
type Likes = Readonly<Record<Name, (typeof likings)[number]>>;

/** Every combination of what the three judges like: a pair each. */
const combinations: readonly Likes[] = likings.flatMap((one) =>
  likings.flatMap((two) => likings.map((three) => ({ one, two, three }))),
);

/** An output holds the marks of the judges that are for it; of those who are for whichever comes first, both do. */
const rows: readonly PairRow[] = combinations.map((likes, index) => {
  const marks = (output: "A" | "B"): string =>
    names
      .flatMap((name) => (likes[name] === output || likes[name] === "shown first" ? [`<${name}>`] : []))
      .join(" ");
  return {
    id: `pair-${index}`,
    instruction: `Say something about topic ${index}`,
    output_a: `Topic ${index} is small ${marks("A")}`,
    output_b: `Topic ${index} is large ${marks("B")}`,
    gold: "A",
  };
});

const jury = { title: "A jury", adapter: "jury", members: names, rule: "majority" };
const cascade = {
  title: "A cascade",
  adapter: "cascade",
  stages: [{ evaluator: "one", trust: "both-positions" }, { evaluator: "two" }],
};
const trials = 27 * 4;
const file = "results/test";

describe("a jury and a cascade of judges behind an API", () => {
  it("say what their rules imply in all four presentations, under any protocol", async () => {
    const protocols = ["base", "metrics", "swap", "protocol-consistency"];
    const { server, project } = await setUp({ protocols });
    const plan = await json(project, ["plan", "configs/test.yaml", "--json"]);
    await out(project, ["run", "configs/test.yaml", "--quiet"]);
    const row = storedRows(`${project.folder}/${file}`);
    const judgments = storedJudgments(`${project.folder}/${file}`);
    expect(judgments).toHaveLength(protocols.length * 5 * trials);
    for (const judgment of judgments) {
      const { evaluator, instance, presentation, preference, outcome, confidence } = judgment;
      const likes = combinations[(row.get(instance) ?? 0) - 1];
      if (likes === undefined || (evaluator !== "jury" && evaluator !== "cascade")) continue;
      const said = (name: Name): Preference =>
        likes[name] !== "shown first" ? likes[name] : presentation.startsWith("original") ? "A" : "B";
      if (evaluator === "cascade") {
        expect([judgment, preference]).toEqual([judgment, said(likes.one === "shown first" ? "two" : "one")]);
        continue;
      }
      const forA = names.filter((name) => said(name) === "A").length;
      expect([judgment, preference]).toEqual([judgment, forA >= 2 ? "A" : "B"]);
      expect(confidence).toBeCloseTo(Math.max(forA, 3 - forA) / 3, 12);
      expect(outcome).toMatchObject({ kind: "verdict" });
    }
    const asked = server.count();
    expect(asked).toBeGreaterThanOrEqual(Number(at(plan, "total", "calls", "low")));
    expect(asked).toBeLessThanOrEqual(Number(at(plan, "total", "calls", "high")));
    expect(Object.keys(record(at(plan, "evaluators"))).sort()).toEqual([...names].sort());
    expect(new Set(server.asked.map(keyOf)).size).toBe(asked);
    // Without the panels the members need just these replies: nothing was asked for a panel alone.
    const members = ["--set", "evaluators=[one, two, three]", "--out", "alone", "--reuse", file];
    const alone = await json(project, ["plan", "configs/test.yaml", "--json", ...members]);
    const exactly = { low: asked, high: asked };
    expect(at(alone, "total")).toMatchObject({ calls: exactly, stored: exactly });
    expect(await out(project, ["rescore", file])).toMatch(/nothing moved/u);
    expect(await out(project, ["leaderboard", file, "--by", "evaluator,protocol"])).toMatch(
      /^jury +swap +27/mu,
    );
  }, 90_000);

  it("count every member's calls in their own cells, and shared ones once in the totals", async () => {
    const { server, project } = await setUp();
    // Exact, though a cascade is in it: whatever it asks, its members' own cells ask.
    const plan = await json(project, ["plan", "configs/test.yaml", "--json"]);
    expect(at(plan, "total", "calls")).toEqual({ low: 3 * trials, high: 3 * trials });
    await out(project, ["run", "configs/test.yaml", "--quiet"]);
    expect(server.count()).toBe(3 * trials);
    const board = parseJson(project.read(`${file}/leaderboard.json`));
    const cells = new Map(listAt(board, "cells").map((cell) => [at(cell, "evaluator"), cell]));
    const dollars = 200e-6;
    // A third of the pairs goes on to the second stage.
    const calls = { one: trials, jury: 3 * trials, cascade: trials + trials / 3 };
    for (const [evaluator, count] of Object.entries(calls)) {
      const cell = cells.get(evaluator);
      expect([evaluator, at(cell, "calls")]).toEqual([evaluator, count]);
      expect(at(cell, "costUsd")).toBeCloseTo(count * dollars, 9);
    }
    const [protocol] = listAt(board, "protocols");
    expect(at(protocol, "calls")).toBe(3 * trials);
    expect(at(protocol, "costUsd")).toBeCloseTo(3 * trials * dollars, 9);
    expect(cells.get("jury")).toMatchObject({ adapter: "jury", presentationsShareCalls: false });
    expect(at(cells.get("jury"), "panel")).toMatchObject({
      members: names,
      n: 27,
      best: { evaluator: "one", accuracy: { value: 0.5 } },
      minusBest: { value: 0 },
      independent: { value: 0.5 },
    });
    expect(at(cells.get("cascade"), "panel")).toBeUndefined();
    expect(project.read(`${file}/leaderboard.md`)).toMatch(/## Juries beside their members/u);
    const manifest = parseJson(project.read(`${file}/manifest.json`));
    expect(Object.keys(record(at(manifest, "evaluators")))).toEqual([...names, "jury", "cascade"]);
  });

  it("ask their members also where these form no cell, and plan a cascade as a range", async () => {
    const { server, project } = await setUp({ evaluators: ["cascade"] });
    const plan = await json(project, ["plan", "configs/test.yaml", "--json"]);
    expect(at(plan, "total", "calls")).toEqual({ low: trials, high: 2 * trials });
    await out(project, ["run", "configs/test.yaml", "--quiet"]);
    expect(server.count()).toBe(trials + trials / 3);
    const again = await json(project, ["plan", "configs/test.yaml", "--json"]);
    const exactly = { low: trials + trials / 3, high: trials + trials / 3 };
    expect(at(again, "total")).toMatchObject({ calls: exactly, stored: exactly });

    project.write("configs/test.yaml", JSON.stringify(configOf(["base"], ["jury"])));
    const more = await json(project, ["plan", "configs/test.yaml", "--json"]);
    expect(at(more, "total", "calls")).toEqual({ low: 3 * trials, high: 3 * trials });
    await out(project, ["run", "configs/test.yaml", "--quiet"]);
    expect(server.count()).toBe(3 * trials);
    const [cell] = listAt(parseJson(project.read(`${file}/leaderboard.json`)), "cells");
    expect(at(cell, "panel")).toEqual({
      undefined: "no cell of this run is judged by one, two, three alone under this protocol",
    });
    expect(await out(project, ["leaderboard", file])).toContain(
      "jury x base x pairs: not compared with its members",
    );
  });

  it("go on after a kill, and pay for nothing twice", async () => {
    const { server, project } = await setUp({ delayMs: 5 });
    for (const count of [20, 90, 200]) {
      const cli = project.start(["run", "configs/test.yaml", "--quiet"], { timeoutMs: 60_000 });
      while (new Set(server.asked.map(keyOf)).size < count)
        await new Promise((resolve) => setTimeout(resolve, 2));
      cli.send("SIGKILL");
      await cli.done;
    }
    const before = storedCalls(`${project.folder}/${file}`).length;
    const asked = server.count();
    await out(project, ["run", "configs/test.yaml", "--quiet"]);
    // The last go asks what no earlier one lived to write down.
    expect(server.count() - asked).toBe(3 * trials - before);
    expect(new Set(storedCalls(`${project.folder}/${file}`).map(({ id }) => id)).size).toBe(3 * trials);
    await out(project, ["run", "configs/test.yaml", "--quiet", "--out", "calm"]);
    for (const name of ["leaderboard.json", "judgments.jsonl"]) {
      expect(project.read(`${file}/${name}`), name).toBe(project.read(`calm/${name}`));
    }
  }, 60_000);

  it("need the keys of all members that they may ask, before anything is asked", async () => {
    const { server, project } = await setUp({ evaluators: ["cascade"], keyOfTwo: "TWO_KEY" });
    const { code, stderr } = await project.cli(["run", "configs/test.yaml"]);
    expect(code).toBe(2);
    expect(stderr).toContain("Cannot call two: the environment has no TWO_KEY");
    expect(stderr).toContain("leave out cascade, which asks it, with --filter evaluator=..");
    expect(server.count()).toBe(0);
    const keyed = { env: { TWO_KEY: "made-up" } };
    expect(await project.cli(["run", "configs/test.yaml", "--quiet"], keyed)).toMatchObject({ code: 0 });
    expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0, stderr: "" });
    // A judge whose replies are all stored needs no key, whoever else is asked.
    project.write("configs/test.yaml", JSON.stringify(configOf(["base"], ["cascade", "three"])));
    expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0, stderr: "" });
  });

  it("are listed with their members, and checked by them", async () => {
    const { server, project } = await setUp();
    const listed = await out(project, ["evaluators", "list"]);
    expect(listed).toMatch(
      /Juries and cascades.*\n(?:.*\n)*jury +jury +majority of 3 .*\n {2}asks one, two, three\n/u,
    );
    expect(listed).toMatch(/^cascade +cascade +2 stages .*\n {2}asks one, then two\n/mu);
    expect(listed.split("\n").filter((line) => line.length > 80)).toEqual([]);
    const checked = await out(project, ["evaluators", "check", "cascade"]);
    expect(checked).toMatch(
      /^cascade: a cascade, asks one, two, which are checked by themselves\none: reached[^]*^two: reached/mu,
    );
    expect(server.count()).toBe(2);
  });
});

describe("a panel that cannot be", () => {
  const bad = { ...jury, members: ["one", "twoo", "cascade", "nulls/longest", "simulated/sharp"] };

  it("is told of with the place of each member that is at fault, by every command", async () => {
    const { project } = await setUp({ files: { "evaluators/jury.yaml": JSON.stringify(bad, undefined, 2) } });
    const expected = [
      "evaluators/jury.yaml:6:5: Unknown evaluator 'twoo' (did you mean 'two'?)",
      "evaluators/jury.yaml:7:5: Evaluator 'cascade' is a cascade itself (name its members in its place)",
      "evaluators/jury.yaml:8:5: Evaluator 'nulls/longest' is a rule that reads no prompt (name a judge in its place)",
      "evaluators/jury.yaml:9:5: Evaluator 'simulated/sharp' is simulated, and 'one' is not (name simulated members only, or real ones only)",
    ];
    for (const args of [
      ["run", "configs/test.yaml"],
      ["plan", "configs/test.yaml"],
      ["validate"],
      ["evaluators", "check", "jury"],
    ]) {
      const { code, stderr } = await project.cli(args);
      expect([args, code]).toEqual([args, 2]);
      expect(stderr.split("\n").map((line) => line.replace(/^reife: /u, ""))).toEqual(
        expect.arrayContaining(expected),
      );
    }
  });

  it("is told of where a member's own card is at fault", async () => {
    const { project } = await setUp({ files: { "evaluators/two.yaml": "title: Two\nadapter: opnai\n" } });
    const { code, stderr } = await project.cli(["run", "configs/test.yaml", "--filter", "evaluator=jury"]);
    expect(code).toBe(2);
    expect(stderr).toContain("evaluators/jury.yaml:6:5: The card of evaluator 'two' is not valid");
    expect(stderr).toContain("evaluators/two.yaml:2:10: Expected one of openai");
  });
});

interface Setting {
  readonly server: JudgeServer;
  readonly project: Project;
}

async function setUp(
  more: {
    readonly protocols?: readonly string[];
    readonly evaluators?: readonly string[];
    readonly delayMs?: number;
    readonly keyOfTwo?: string;
    readonly files?: Readonly<Record<string, string>>;
  } = {},
): Promise<Setting> {
  const server = await startJudgeServer({
    instead: (request) => {
      const prompt = request.prompt.replaceAll(`<${request.model}>`, "GOOD");
      return judgeAnswer(request, more.delayMs, ruleReply(prompt, false).text);
    },
  });
  const cardOf = (model: Name): [Name, unknown] => {
    const apiKeyEnv = model === "two" ? (more.keyOfTwo ?? "TEST_KEY") : "TEST_KEY";
    return [model, judgeCard(server.url, { model, apiKeyEnv, limits: { concurrency: 4 } })];
  };
  const project = makeProject({
    evaluators: { ...Object.fromEntries(names.map(cardOf)), jury, cascade },
    rows,
    config: configOf(more.protocols ?? ["base"], more.evaluators),
    files: more.files,
  });
  return { server, project };
}

function configOf(
  protocols: readonly string[],
  evaluators: readonly string[] = [...names, "jury", "cascade"],
): Readonly<Record<string, unknown>> {
  return { evaluators, protocols, datasets: ["pairs"], presentations: "full", resamples: 200 };
}

function keyOf({ model, bodyHash }: JudgeServer["asked"][number]): string {
  return `${model} ${bodyHash}`;
}

async function out(project: Project, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await project.cli(args, { timeoutMs: 60_000 });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

async function json(project: Project, args: readonly string[]): Promise<unknown> {
  return parseJson(await out(project, args));
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((part, key) => (isRecord(part) ? part[key] : undefined), value);
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const list = at(value, key);
  if (!Array.isArray(list)) throw new TypeError(`No list ${key}`);
  return list;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw new TypeError("No record");
  return value;
}
