import { describe, expect, test } from "vitest";
import type { RunConfig } from "../../src/core/run-config.js";
import { overrideConfig, type RunFlags } from "../../src/config/override-config.js";

const config: RunConfig = {
  name: "grid",
  seed: 7,
  evaluators: ["a"],
  protocols: ["b"],
  datasets: ["c"],
  presentations: "default",
  repeats: 1,
  exclude: [],
  include: [],
  limits: { concurrency: 64, maxCostUsd: 5 },
  tolerance: 0,
  resamples: 2000,
  file: "configs/grid.yaml",
};

describe("overrideConfig()", () => {
  test("leaves a config alone without flags and variables", () => {
    expect(overrideConfig(config, {}, { REIFE_SEED: "" })).toEqual({
      config,
      out: "results/grid",
      filter: undefined,
    });
  });

  test("lays flags over the config", () => {
    const flags = {
      out: "elsewhere",
      seed: "0",
      limit: "3",
      concurrency: "8",
      maxCost: "0.5",
      maxTime: "30m",
      filter: "evaluator=nulls/*,dataset=c",
    };
    expect(overrideConfig(config, flags, {})).toEqual({
      config: {
        ...config,
        seed: 0,
        limits: { concurrency: 8, maxCostUsd: 0.5, maxSeconds: 1800, instances: 3 },
      },
      out: "elsewhere",
      filter: { evaluator: "nulls/*", dataset: "c" },
    });
  });

  test("lets a flag win over its variable, and a variable over the config", () => {
    const environment = { REIFE_SEED: "1", REIFE_MAX_COST: "2", REIFE_MAX_TIME: "90" };
    expect(overrideConfig(config, { seed: "3" }, environment).config).toMatchObject({
      seed: 3,
      limits: { maxCostUsd: 2, maxSeconds: 90 },
    });
  });

  test.each<[flags: RunFlags, message: string]>([
    [{ seed: "-1" }, "Expected a whole number of at least 0 for --seed: got '-1'"],
    [{ seed: "1e3" }, "Expected a whole number of at least 0 for --seed: got '1e3'"],
    [
      { seed: "99999999999999999999" },
      "Expected a whole number of at least 0 for --seed: got '99999999999999999999'",
    ],
    [{ limit: "0" }, "Expected a whole number of at least 1 for --limit: got '0'"],
    [{ limit: "ten" }, "Expected a whole number of at least 1 for --limit: got 'ten'"],
    [{ concurrency: "2.5" }, "Expected a whole number of at least 1 for --concurrency: got '2.5'"],
    [{ maxCost: "$5" }, "Expected a number of at least 0 for --max-cost: got '$5'"],
    [{ maxCost: "" }, "Expected a number of at least 0 for --max-cost: got ''"],
    [{ maxTime: "0" }, "Expected a duration such as 90s, 30m or 2h for --max-time: got '0'"],
    [{ maxTime: "2d" }, "Expected a duration such as 90s, 30m or 2h for --max-time: got '2d'"],
    [{ out: " " }, "Expected a folder for --out: got ' '"],
    [{ filter: "judge=x" }, "Expected evaluator=..,protocol=..,dataset=.. for --filter: got 'judge=x'"],
    [{ filter: "evaluator=" }, "Expected evaluator=..,protocol=..,dataset=.. for --filter: got 'evaluator='"],
    [
      { filter: "evaluator=a,evaluator=b" },
      "Expected evaluator=..,protocol=..,dataset=.. for --filter: got 'evaluator=a,evaluator=b'",
    ],
    [{ filter: "" }, "Expected evaluator=..,protocol=..,dataset=.. for --filter: got ''"],
  ])("refuses %o", (flags, message) => {
    expect(() => overrideConfig(config, flags, {})).toThrow(
      expect.objectContaining({ name: "UsageError", message }),
    );
  });

  test("names the variable where that is what does not fit", () => {
    expect(() => overrideConfig(config, {}, { REIFE_MAX_TIME: "soon" })).toThrow(
      "Expected a duration such as 90s, 30m or 2h for REIFE_MAX_TIME: got 'soon'",
    );
  });
});
