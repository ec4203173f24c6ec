import { describe, expect, it } from "vitest";
import { commonRuns, type RunParts } from "../../src/cli/common-runs.js";
import { UsageError } from "../../src/core/errors.js";
import type { InstanceFacts } from "../../src/core/instance-facts.js";
import type { RunManifest } from "../../src/core/run-manifest.js";

const cell = { evaluator: "x", protocol: "base", dataset: "d", task: "pairwise" } as const;

function run(name: string, ids: readonly string[], change: Partial<RunManifest> = {}): RunParts {
  const facts = ids.map((id, row): InstanceFacts => ({
    ...{ dataset: "d", id, row, cluster: id, tags: {}, lengths: [1, 2], nulls: {} },
    gold: { kind: "pair", preference: "A" },
  }));
  const judgments = ids.map((instance) => ({
    ...({
      evaluator: "x",
      protocol: "base",
      dataset: "d",
      instance,
      presentation: "original",
      repeat: 0,
    } as const),
    outcome: { kind: "verdict", verdict: "first" } as const,
    calls: [],
  }));
  const manifest = {
    run: name,
    cells: [cell],
    datasets: { d: { "data.json": "a".repeat(64) } },
    protocols: { base: "1" },
    config: { presentations: "default", repeats: 1 },
    versions: { reife: "1", node: "20" },
    ...change,
  };
  return { manifest: manifest as unknown as RunManifest, facts, judgments };
}

describe("commonRuns()", () => {
  it("keeps the instances that both have, with both runs' judgments, and says how the runs differ", () => {
    const second = run("two", ["b", "c", "d"], { protocols: { base: "2" } });
    const common = commonRuns(run("one", ["a", "b", "c"]), second);
    expect(common.facts.map(({ id }) => id)).toEqual(["b", "c"]);
    expect(common.first.map(({ instance }) => instance)).toEqual(["b", "c"]);
    expect(common.second.map(({ instance }) => instance)).toEqual(["b", "c"]);
    expect(common.notes).toEqual([
      "protocol base asks or reads otherwise in the second run: its fingerprint differs",
    ]);
  });

  it.each([
    [run("two", ["e"]), "share no instance of d"],
    [run("two", ["a"], { cells: [{ ...cell, dataset: "e" }] as never }), "no dataset in common"],
    [
      run("two", ["a"], { datasets: { d: { "data.json": "b".repeat(64) } } }),
      "the sha256 of data.json is aaaaaaaaaaaa",
    ],
    [changed({ gold: { kind: "pair", preference: "B" } }), "instance a of d has another gold in the second"],
    [changed({ lengths: [1, 3] }), "instance a of d has other outputs in the second"],
  ])("refuses with the reason: %#", (second, reason) => {
    const compare = (): unknown => commonRuns(run("one", ["a", "b"]), second);
    expect(compare).toThrow(UsageError);
    expect(compare).toThrow(reason);
  });
});

function changed(change: Partial<InstanceFacts>): RunParts {
  const parts = run("two", ["a", "b"]);
  return { ...parts, facts: parts.facts.map((facts) => ({ ...facts, ...change })) };
}
