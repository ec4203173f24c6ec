import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { linesOf } from "../imports/support/source-file.js";
import {
  makeProject,
  pairRows,
  snapshot,
  storedCalls,
  storedJudgments,
  type Project,
} from "../support/project.js";

const rows = pairRows(6);
const replies = rows.flatMap(({ id }, index) => [
  { item: id, order: "original", says: index === 0 ? "I cannot tell" : "Output (a)" },
  { item: id, order: "swapped", says: "Output (b)" },
]);
const mapping = `
instance: item
evaluator: {value: somebody}
protocol: {value: base}
presentation: order
reply: says
`;
const args = [
  "import",
  "generic",
  "replies.jsonl",
  "--map",
  "map.yaml",
  "--dataset",
  "pairs",
  "--out",
  "results/mine",
];

const simulated = {
  ...{ title: "Simulated", adapter: "simulated", seed: 3 },
  traits: {
    ...{ accuracy: 0.8, positionLean: 0, labelLean: 0, lengthLean: 0 },
    ...{ unparsedRate: 0, failureRate: 0, scoreNoise: 1 },
  },
};

function project(text = linesOf(...replies)): Project {
  return makeProject({ evaluators: {}, rows, files: { "replies.jsonl": text, "map.yaml": mapping } });
}

function manifestOf(made: Project, run = "results/mine"): Readonly<Record<string, unknown>> {
  const value = parseJson(made.read(`${run}/manifest.json`));
  if (!isRecord(value)) throw new TypeError("No manifest");
  return value;
}

describe("reife import", () => {
  it("makes a run of replies: kept, read by the protocol's parser, measured, and to be read again", async () => {
    const made = project();
    const { code, stdout, stderr } = await made.cli(args);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("Imported 12 judgments, with the judges' replies");
    const folder = join(made.folder, "results/mine");
    const judgments = storedJudgments(folder);
    expect(judgments.map(({ preference }) => preference)).toEqual([
      undefined,
      ...Array.from({ length: 11 }, () => "A"),
    ]);
    expect(judgments[0]?.outcome).toMatchObject({ kind: "unparsed", reason: "no-verdict" });
    expect(storedCalls(folder).map(({ reply }) => reply.text)).toEqual(replies.map(({ says }) => says));
    expect(manifestOf(made)).toMatchObject({
      replies: "text",
      imported: { format: "generic", files: [{ name: "replies.jsonl" }], options: { dataset: "pairs" } },
      cells: [{ evaluator: "somebody", protocol: "base", dataset: "pairs", adapter: "imported" }],
      trials: { planned: 12, judged: 12, failed: 0 },
    });
    const before = snapshot(made);
    const again = await made.cli(["rescore", "results/mine"]);
    expect(again.stdout).toContain("Read 12 trials again: nothing moved");
    expect(snapshot(made)).toEqual(before);
    const board = await made.cli(["leaderboard", "results/mine", "--format", "json"]);
    expect(board.stdout).toBe(made.read("results/mine/leaderboard.json"));
  });

  it("does nothing when it is done already, and refuses to mix imports", async () => {
    const made = project();
    await made.cli(args);
    const before = snapshot(made);
    expect((await made.cli(args)).stdout).toBe(
      "results/mine holds this import already: nothing was written\n",
    );
    expect(snapshot(made)).toEqual(before);
    const other = await made.cli([...args, "--partial"]);
    expect([other.code, other.stderr]).toEqual([
      2,
      "reife: Cannot import into results/mine: it holds another import (name another folder with --out)\n".replace(
        "results/mine",
        join(made.folder, "results/mine"),
      ),
    ]);
    made.write("taken/file", "");
    const taken = await made.cli([
      "import",
      "generic",
      "replies.jsonl",
      "--map",
      "map.yaml",
      "--out",
      "taken",
    ]);
    expect(taken.stderr).toContain("it is not empty");
  });

  it("leaves a folder alone that another import writes, and takes over what a dead one left", async () => {
    const made = project();
    made.write("results/mine.lock", `${process.pid}\n`);
    made.write("results/mine.part/calls.jsonl", "half");
    const refused = await made.cli(args);
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain(`process ${process.pid} is writing it`);
    expect(made.read("results/mine.part/calls.jsonl")).toBe("half");
    // Larger than any process's id.
    made.write("results/mine.lock", "99999999\n");
    expect(await made.cli(args)).toMatchObject({ code: 0 });
    for (const left of ["results/mine.part", "results/mine.lock"]) {
      expect(existsSync(join(made.folder, left))).toBe(false);
    }
  });

  it("makes a dataset of rows that bring all of it, and says that there are no replies", async () => {
    const made = makeProject({ evaluators: {} });
    made.write("v.csv", "q,a,b,win,gold\nQ1,x,yy,A,A\nQ2,x,yy,B,A\nQ3,xxx,y,tie,B\n");
    made.write("m.yaml", "{instruction: q, outputA: a, outputB: b, preference: win, gold: gold}");
    const done = await made.cli([
      "import",
      "generic",
      "v.csv",
      "--map",
      "m.yaml",
      "--evaluator",
      "me",
      "--out",
      "out",
    ]);
    expect(done.stdout).toContain("without replies");
    expect(manifestOf(made, "out")).toMatchObject({
      replies: "none",
      cells: [{ dataset: "v", protocol: "imported" }],
    });
    expect(existsSync(join(made.folder, "out/calls.jsonl"))).toBe(false);
    const board = parseJson(made.read("out/leaderboard.json"));
    expect(board).toMatchObject({
      cells: [{ n: 3, accuracy: { value: 0.5 }, liftOverNull: { null: "shortest" }, coverage: { ties: 1 } }],
    });
    const rescored = await made.cli(["rescore", "out"]);
    expect([rescored.code, rescored.stderr]).toEqual([
      0,
      "reife: this run was imported without replies: there is nothing to read again\n",
    ]);
  });

  it.each([
    ["instruction", "k,Q2,x,y,B,B", "another instruction than row 1, which is about 'k' too"],
    ["output", "k,Q1,x,z,B,B", "another output 2 than row 1, which is about 'k' too"],
    ["gold", "k,Q1,x,y,B,B", "its gold is another than in row 1 about the same instance"],
  ])("refuses two instances of one name, told apart by their %s", async (_, line, words) => {
    const made = makeProject({ evaluators: {} });
    made.write("v.csv", `id,q,a,b,win,gold\nk,Q1,x,y,A,A\n${line}\n`);
    made.write(
      "m.yaml",
      "{instance: id, evaluator: win, instruction: q, outputA: a, outputB: b, preference: win, gold: gold}",
    );
    const { code, stderr } = await made.cli([
      "import",
      "generic",
      "v.csv",
      "--map",
      "m.yaml",
      "--out",
      "out",
    ]);
    expect([code, existsSync(join(made.folder, "out"))]).toEqual([2, false]);
    expect(stderr).toContain("v.csv row 2 (line 3): it");
    expect(stderr).toContain(words);
  });

  it("takes --no-gold with every format", async () => {
    const made = makeProject({ evaluators: {} });
    made.write("judge.txt", "q1 0 p1 3\nq1 0 p2 0\n");
    const { code, stderr } = await made.cli([
      ...["import", "qrels", "judge.txt", "--dataset", "own", "--no-gold", "--out", "out"],
    ]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(storedJudgments(join(made.folder, "out"))).toHaveLength(2);
  });

  const torn = linesOf(...replies).slice(0, -20);
  const [first = {}, ...others] = replies;
  it.each([
    ["a torn line", torn, "replies.jsonl row 12: it is no JSON"],
    [
      "a row too few",
      linesOf(...replies.slice(0, -1)),
      "judges 5 of the 6 instances of pairs (swapped): the first without a judgment is row 6 of dataset pairs",
    ],
    ["a trial twice", linesOf(...replies, first), "replies.jsonl row 13: somebody has judged instance"],
    [
      "an unknown instance",
      linesOf({ ...first, item: "pair-99" }, ...others),
      "replies.jsonl row 1: dataset pairs has no instance 'pair-99' (is it a file of another dataset?)",
    ],
    [
      "an unknown order",
      linesOf({ ...first, order: "ba" }, ...others),
      "field 'order' is \"ba\", expected original or swapped",
    ],
    [
      "a field too few",
      linesOf({ item: "pair-0", order: "original" }),
      "row 1: field 'says', which the mapping names, is missing",
    ],
  ])("refuses %s in one line, and leaves nothing behind", async (_, text, words) => {
    const made = project(text);
    const before = snapshot(made);
    const { code, stdout, stderr } = await made.cli(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(words);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(Object.keys(snapshot(made))).toEqual(
      [...Object.keys(before), join(made.folder, "results")].sort(
        (a, b) => Object.keys(snapshot(made)).indexOf(a) - Object.keys(snapshot(made)).indexOf(b),
      ),
    );
  });

  it.each([
    [["import"], "Cannot import without a format"],
    [["import", "genric", "a.csv", "--out", "x"], "Unknown import format 'genric' (did you mean 'generic'?)"],
    [
      ["import", "llmbar", "--out", "x"],
      "Cannot import llmbar without its files: name them after the format",
    ],
    [["import", "llmbar", "replies.jsonl"], "Cannot import without --out"],
    [["import", "llmbar", "no.json", "--out", "x"], "Cannot read no.json: there is no such file"],
    [
      ["import", "llmbar", "replies.jsonl", "--map", "map.yaml", "--out", "x"],
      "Format llmbar takes no --map (these do: generic)",
    ],
    [
      ["import", "generic", "replies.jsonl", "--map", "map.yaml", "--out", "x", "--reading", "published"],
      "Format generic has no rules of its authors",
    ],
    [
      [
        "import",
        "generic",
        "replies.jsonl",
        "--map",
        "map.yaml",
        "--out",
        "x",
        "--protocol",
        "bse",
        "--dataset",
        "pairs",
      ],
      "Cannot read replies by protocol 'bse': it has no card (did you mean --protocol base?)",
    ],
    [
      ["import", "generic", "replies.jsonl", "--map", "map.yaml", "--out", "x", "--dataset", "new"],
      "it has no gold: nothing says what humans think of this instance",
    ],
  ])("says what is wrong with %j", async (words, message) => {
    const { code, stderr } = await project().cli(words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it("stands in one leaderboard with fresh judges, in the presentations in which it was asked", async () => {
    const made = project(linesOf(...replies.filter(({ order }) => order === "original")));
    await made.cli(args);
    const card = { title: "Somebody", adapter: "imported", run: "results/mine", protocols: { base: "base" } };
    made.write("evaluators/mine.yaml", JSON.stringify(card));
    made.write("evaluators/fresh.yaml", JSON.stringify(simulated));
    const config = {
      evaluators: ["mine", "fresh", "nulls/*"],
      protocols: ["base", "cot"],
      datasets: ["pairs"],
      resamples: 200,
    };
    made.write("configs/test.yaml", JSON.stringify(config));
    const plan = await made.cli(["plan", "configs/test.yaml"]);
    expect(plan.stdout).toContain("imported   1 cell of 1 judge: 6 judgments, taken as they are");
    expect(plan.stdout).toContain("the card of mine names no judgments for protocol cot");
    const run = await made.cli(["run", "configs/test.yaml", "--out", "results/both"]);
    expect([run.code, run.stderr.includes("failed")]).toEqual([0, false]);
    const board = parseJson(made.read("results/both/leaderboard.json"));
    const imported = parseJson(made.read("results/mine/leaderboard.json"));
    const cellOf = (value: unknown, evaluator: string): unknown => {
      const cells: unknown = isRecord(value) ? value["cells"] : undefined;
      return Array.isArray(cells)
        ? cells.find((cell) => isRecord(cell) && cell["evaluator"] === evaluator)
        : undefined;
    };
    const [mine, before] = [cellOf(board, "mine"), cellOf(imported, "somebody")];
    expect(mine).toMatchObject({ adapter: "imported", n: 6, coverage: { trials: 6, unparsed: 1 }, calls: 0 });
    expect(isRecord(mine) && mine["kappa"]).toEqual(isRecord(before) && before["kappa"]);
    const ranked =
      isRecord(board) && Array.isArray(board["evaluators"]) ? (board["evaluators"] as unknown[]) : [];
    expect(ranked.filter((row) => isRecord(row) && typeof row["rank"] === "number")).toHaveLength(9);
    const again = await made.cli(["rescore", "results/both"]);
    expect([again.stderr, again.stdout.includes("nothing moved")]).toEqual(["", true]);
  });

  it.each([
    [{ run: "results/none" }, "it is no run folder"],
    [{ run: "results/fresh" }, "that run was not imported"],
    [
      { run: "results/mine", judge: "else" },
      "it has the judges somebody (name one of them as judge on the card)",
    ],
    [
      { run: "results/mine", protocols: { base: "reward" } },
      "results/mine has no judgments under protocol reward on these instances of pairs",
    ],
  ])("refuses a card with %j", async (changes, message) => {
    const made = project();
    await made.cli(args);
    made.write("evaluators/fresh.yaml", JSON.stringify(simulated));
    const config = { protocols: ["base"], datasets: ["pairs"], resamples: 200 };
    made.write("configs/fresh.yaml", JSON.stringify({ ...config, evaluators: ["fresh"] }));
    await made.cli(["run", "configs/fresh.yaml"]);
    made.write("evaluators/mine.yaml", JSON.stringify({ title: "M", adapter: "imported", ...changes }));
    made.write("configs/test.yaml", JSON.stringify({ ...config, evaluators: ["mine"] }));
    const { code, stderr } = await made.cli(["run", "configs/test.yaml"]);
    expect([code, stderr.includes(message)]).toEqual([2, true]);
  });

  it("lists its formats", async () => {
    const { stdout } = await project().cli(["import", "--list"]);
    expect(stdout).toContain("generic");
    expect(readFileSync(new URL("../../docs/importing.md", import.meta.url), "utf8")).toContain(
      "reife import --list",
    );
  });
});
