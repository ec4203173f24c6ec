import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { datasetFiles, makeProject, pairRows, type PairRow, type Project } from "../support/project.js";

const rows = pairRows(12);
/** With one gold more on A's side than on B's, so that the majority changes sides too. */
const golds = (first: "A" | "B"): readonly PairRow[] => {
  const second = first === "A" ? "B" : "A";
  return rows.map((row, index) => ({ ...row, gold: index % 2 === 0 || index === 1 ? first : second }));
};
const traits = {
  ...{ accuracy: 0.9, positionLean: 0.5, labelLean: 0, lengthLean: 0 },
  ...{ unparsedRate: 0, failureRate: 0, scoreNoise: 1 },
};
const evaluators = {
  simulated: { title: "Simulated", adapter: "simulated", seed: 3, traits },
  majority: { title: "Majority", adapter: "null", rule: "majority" },
  longest: { title: "Longest", adapter: "null", rule: "longest" },
};

describe("reife run after the gold has changed", () => {
  it("asks judges that answer from the gold anew: as in a fresh folder", { timeout: 60_000 }, async () => {
    const project = makeProject({ evaluators, rows: golds("A"), config: { protocols: ["base", "cot"] } });
    const run = async (...more: readonly string[]): Promise<void> => {
      const result = await project.cli(["run", "configs/test.yaml", "--quiet", ...more]);
      expect(result).toMatchObject({ code: 0, stderr: "" });
    };
    await run();
    const before = project.read("results/test/judgments.jsonl");
    expect(await toMake(project)).toBe(0);

    for (const [path, text] of Object.entries(datasetFiles(golds("B")))) project.write(path, text);
    // The simulated judge under two protocols, the majority rule under one; the longest output is the longest still.
    expect(await toMake(project)).toBe((2 + 1) * 24);
    await run();
    await run("--out", "fresh");
    for (const file of ["judgments.jsonl", "leaderboard.json"]) {
      expect(project.read(`results/test/${file}`), file).toBe(project.read(`fresh/${file}`));
    }
    expect(project.read("results/test/judgments.jsonl")).not.toBe(before);
    expect(await toMake(project)).toBe(0);
  });
});

/** How many calls a plan says are not stored. */
async function toMake(project: Project): Promise<number> {
  const { stdout } = await project.cli(["plan", "configs/test.yaml", "--json"]);
  const document = parseJson(stdout);
  const total = isRecord(document) && isRecord(document["total"]) ? document["total"] : {};
  const high = (key: string): number => {
    const range = total[key];
    return isRecord(range) ? Number(range["high"]) : Number.NaN;
  };
  return high("calls") - high("stored");
}
