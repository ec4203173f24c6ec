import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { mirror } from "../datasets/support/mirror.js";
import { llmbarProtocols } from "../support/llmbar-protocols.js";
import { runCli, temporaryFolder } from "../support/run-cli.js";

type Cell = Readonly<Record<string, unknown>>;

const recorded = join(mirror ?? "", "recorded");

/** Files of a folder of recordings, those below it too, whose paths hold a text. */
function recordings(folder: string, part = ""): readonly string[] {
  return readdirSync(join(recorded, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => path.includes(part));
}

/** The cells of an import's leaderboard. */
async function imported(
  format: string,
  files: readonly string[],
  ...more: readonly string[]
): Promise<readonly Cell[]> {
  const out = join(temporaryFolder(), "run");
  const args = ["import", format, ...files, "--out", out, "--quiet", ...more];
  const { code, stderr } = await runCli(args, { env: { REIFE_MIRROR: mirror }, timeoutMs: 120_000 });
  expect([code, stderr]).toEqual([0, ""]);
  const board = parseJson(readFileSync(join(out, "leaderboard.json"), "utf8"));
  return isRecord(board) && Array.isArray(board["cells"]) ? board["cells"].filter(isRecord) : [];
}

/** A number somewhere in a cell. */
function at(cell: Cell | undefined, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), cell);
}

function expectedFor(folder: string): readonly Cell[] {
  const value = parseJson(readFileSync(join(recorded, "expected.json"), "utf8"));
  if (!Array.isArray(value)) throw new TypeError("No list of expected figures");
  return value.filter(isRecord).filter((entry) => String(entry["recording"]).startsWith(`${folder}/`));
}

describe.skipIf(mirror === undefined)("published recordings, imported", { timeout: 240_000 }, () => {
  // All 185 are judged by test/published; here it is the import that is tested.
  it("llmbar: 74 files of three judges have their published figures", async () => {
    const datasets = ["llmbar-natural", "llmbar-manual"];
    const files = datasets.flatMap((dataset) => recordings("llmbar", `${dataset}/`));
    const cells = await imported("llmbar", files);
    const expected = expectedFor("llmbar").filter(({ dataset }) => datasets.includes(String(dataset)));
    expect([cells.length, expected.length]).toEqual([74, 74]);
    for (const { evaluator, dataset, protocol, published } of expected) {
      const cell = cells.find(
        (each) =>
          each["evaluator"] === evaluator &&
          each["dataset"] === dataset &&
          each["protocol"] === llmbarProtocols[String(protocol)],
      );
      const figures = isRecord(published) ? published : {};
      expect(Number(at(cell, "accuracy", "value")) * 100).toBeCloseTo(Number(figures["accuracy_pct"]), 9);
      expect(Number(at(cell, "accuracyByPresentation", "original")) * 100).toBeCloseTo(
        Number(figures["accuracy_original_pct"]),
        9,
      );
      expect(Number(at(cell, "selfAgreement", "value")) * 100).toBeCloseTo(
        Number(figures["self_agreement_pct"]),
        9,
      );
    }
  });

  it("reife: outputs of three judges have their published figures, letters glued", async () => {
    const cells = await imported("reife", recordings("reife/outputs", "pairwise"));
    const names: Readonly<Record<string, string>> = {
      metric: "metrics",
      "metric+reference": "metrics-reference",
    };
    const expected = expectedFor("reife").filter(({ published }) => isRecord(published));
    expect(expected).toHaveLength(7);
    for (const { evaluator, protocol, published } of expected) {
      const wanted = names[String(protocol)] ?? protocol;
      const cell = cells.find((each) => each["evaluator"] === evaluator && each["protocol"] === wanted);
      expect(at(cell, "accuracy", "value")).toBeCloseTo(
        Number(at({ published }, "published", "accuracy")),
        12,
      );
      expect(at(cell, "alpha", "value")).toBeCloseTo(
        Number(at({ published }, "published", "alphaWithGold")),
        12,
      );
      expect(at(cell, "selfAgreement", "value")).toBeCloseTo(
        Number(at({ published }, "published", "sameVerdictInBothOrders")),
        12,
      );
      expect(at(cell, "selfAlpha", "value")).toBeCloseTo(
        Number(at({ published }, "published", "alphaBetweenOrders")),
        12,
      );
    }
  });

  it("reife: results say the same as outputs, and the vote of five protocols", async () => {
    const cells = await imported("reife", recordings("reife/results"));
    expect(
      cells.map((cell) => [cell["protocol"], at(cell, "accuracy", "value"), at(cell, "coverage", "trials")]),
    ).toEqual(
      expect.arrayContaining([
        ["base", 0.94, 200],
        ["cot", 0.96, 200],
        ["protocol-consistency", 0.95, 200],
      ]),
    );
  });

  it("judgebench: both orders of 350 pairs, ties and all", async () => {
    const cells = await imported("judgebench", recordings("judgebench"));
    const counts = cells.map((cell) => [
      cell["protocol"],
      at(cell, "coverage", "trials"),
      at(cell, "coverage", "ties"),
      at(cell, "coverage", "unparsed"),
    ]);
    expect(counts).toEqual(
      expect.arrayContaining([
        ["arena-hard", 700, 44, 0],
        ["reward_model", 700, 0, 0],
      ]),
    );
  });

  it("pandalm: 999 verdicts, 25 of them none", async () => {
    const [cell] = await imported("pandalm", recordings("pandalm"));
    expect(at(cell, "coverage")).toMatchObject({ trials: 999, ties: 38, unparsed: 25 });
  });

  it("unieval and llm-rubric: the published correlations", async () => {
    const cells = [
      ...(await imported("unieval", recordings("unieval"))),
      ...(await imported("llm-rubric", recordings("llm-rubric"))),
    ];
    const figures = [...expectedFor("unieval"), ...expectedFor("llm-rubric")].flatMap(
      ({ recording, metric, published }) => {
        const [criterion = "", statistic = ""] = String(metric).replace("expected_llm.", "Q0.").split(".");
        const name = { pearson: "pearson", spearman: "spearman", kendall_tau_b: "kendall" }[statistic];
        const stem = basename(String(recording))
          .replace(/_result\.json$/u, "")
          .replaceAll("_", "-");
        return name === undefined || criterion === "argmax_llm" ? [] : [{ stem, criterion, name, published }];
      },
    );
    expect(figures).toHaveLength(15);
    for (const { stem, criterion, name, published } of figures) {
      const cell = cells.find(
        (each) =>
          each["dataset"] === (stem.startsWith("gpt") ? "llm-rubric" : stem.replace("-result.json", "")),
      );
      expect(at(cell, "criteria", criterion, "correlation", name, "value")).toBeCloseTo(Number(published), 6);
    }
  });

  it("qrels: four submissions; labels above the scale are none, or the highest", async () => {
    const files = recordings("llmjudge-2024");
    const cells = await imported("qrels", files);
    expect(cells.map((cell) => at(cell, "coverage", "unparsed")).sort()).toEqual([0, 0, 0, 2]);
    const beyond = String(cells.find((cell) => at(cell, "coverage", "unparsed") === 2)?.["evaluator"]);
    const own = files.filter((path) => path.includes(beyond.slice(beyond.lastIndexOf("/") + 1)));
    const clamped = await imported("qrels", own, "--clamp");
    expect(clamped.map((cell) => at(cell, "coverage", "unparsed"))).toEqual([0]);
  });

  it("refuses a judge's file for another dataset, naming the row", async () => {
    const [file = ""] = recordings("llmbar", "llmbar-natural/GPT-4/Vanilla.json");
    const args = [
      "import",
      "llmbar",
      file,
      "--dataset",
      "llmbar-neighbor",
      "--out",
      join(temporaryFolder(), "run"),
    ];
    const { code, stderr } = await runCli(args, { env: { REIFE_MIRROR: mirror } });
    expect(code).toBe(2);
    expect(stderr).toContain("row 1: it has another instruction than row 1 of dataset llmbar-neighbor");
  });
});
