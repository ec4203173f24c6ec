import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { makeProject, pairRows, type Project } from "../support/project.js";

const none = { positionLean: 0, labelLean: 0, lengthLean: 0, unparsedRate: 0, failureRate: 0, scoreNoise: 0 };
/** Log-odds that make a judge without knowledge choose the favoured side in 73 of 100 cases. */
const lean = 1;
const planted = 1 / (1 + Math.exp(-lean)) - 0.5;
// Four presentations of 150 pairs: three standard errors of a share.
const noise = 3 * Math.sqrt(0.25 / 600);

const judges = {
  position: simulated(1, { positionLean: lean }),
  label: simulated(2, { labelLean: lean }),
  both: simulated(3, { positionLean: lean, labelLean: lean }),
  neither: simulated(4, {}),
};

describe("presentations: full", () => {
  it("tells a judge that leans to a position from one that leans to a letter", async () => {
    const leans = await leansOf("full");
    for (const [judge, position, label] of [
      ["position", planted, 0],
      ["label", 0, planted],
      ["neither", 0, 0],
    ] as const) {
      expect(Math.abs(Number(leans[judge]?.["position"]) - position), `${judge}, position`).toBeLessThan(
        noise,
      );
      expect(Math.abs(Number(leans[judge]?.["label"]) - label), `${judge}, letter`).toBeLessThan(noise);
    }
    // Where both pull together or against each other, each still shows.
    expect(Number(leans.both?.["position"])).toBeGreaterThan(noise);
    expect(Number(leans.both?.["label"])).toBeGreaterThan(noise);
  });

  it("is what it takes: with letters that follow the position, the two look alike", async () => {
    const leans = await leansOf("default");
    for (const judge of ["position", "label"] as const) {
      expect(Math.abs(Number(leans[judge]?.["position"]) - planted)).toBeLessThan(Math.SQRT2 * noise);
      expect(leans[judge]?.["label"]).toBeNull();
    }
  });
});

function simulated(seed: number, traits: Partial<typeof none>): Readonly<Record<string, unknown>> {
  return { title: "Made up", adapter: "simulated", seed, traits: { accuracy: 0.5, ...none, ...traits } };
}

/** The leans in the leaderboard of a run of all judges under protocol base. */
async function leansOf(
  presentations: string,
): Promise<Readonly<Partial<Record<keyof typeof judges, Readonly<Record<string, unknown>>>>>> {
  const project: Project = makeProject({
    evaluators: judges,
    rows: pairRows(150),
    config: { presentations },
  });
  const run = await project.cli(["run", "configs/test.yaml", "--quiet"]);
  expect(run).toMatchObject({ code: 0, stderr: "" });
  const board = parseJson(project.read("results/test/leaderboard.json"));
  const cells = isRecord(board) && Array.isArray(board["cells"]) ? board["cells"].filter(isRecord) : [];
  expect(cells).toHaveLength(Object.keys(judges).length);
  return Object.fromEntries(
    cells.map((cell) => [String(cell["evaluator"]), isRecord(cell["lean"]) ? cell["lean"] : {}]),
  );
}
