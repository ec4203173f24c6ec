import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { Gold } from "../../src/core/gold.js";
import type { Instance } from "../../src/core/instance.js";
import { instanceFacts } from "../../src/core/instance-facts.js";
import { isInstanceFacts } from "../../src/core/is-instance-facts.js";
import { parseJson } from "../../src/core/parse-json.js";
import { pairInstance } from "../support/instance-fixture.js";

const votes = ["A", "B", "A"] as const;

describe("instanceFacts()", () => {
  it("keeps what measuring needs: identity, cluster, gold, tags, lengths, markup and the null judges' credits", () => {
    const instance = pairInstance("x", {
      row: 12,
      cluster: "c",
      tags: { skill: ["depth"] },
      outputs: ["zwölf", "😀😀"],
      gold: { kind: "pair", preference: "B", votes },
    });
    const none = { listItems: 0, headers: 0, bold: 0, codeFences: 0 };
    const { outputIds, ...rest } = instanceFacts(instance, { first: 0 });
    expect(outputIds).toEqual([
      expect.stringMatching(/^[0-9a-f]{16}$/u),
      expect.stringMatching(/^[0-9a-f]{16}$/u),
    ]);
    expect(rest).toEqual({
      dataset: "d",
      id: "x",
      row: 12,
      cluster: "c",
      gold: { kind: "pair", preference: "B", votes },
      tags: { skill: ["depth"] },
      lengths: [5, 2],
      formats: [none, none],
      nulls: { first: 0 },
    });
  });

  it("knows an output again in another pair of its instruction, and there alone", () => {
    const ids = (more: Partial<Instance>): readonly string[] | undefined =>
      instanceFacts(pairInstance("x", more), {}).outputIds;
    const one = ids({ instruction: "i", outputs: ["a", "b"] });
    const other = ids({ instruction: "i", outputs: ["c", "a"] });
    expect(other?.[1]).toBe(one?.[0]);
    expect(new Set([...(one ?? []), ...(other ?? [])]).size).toBe(3);
    expect(ids({ instruction: "j", outputs: ["a", "b"] })).not.toContain(one?.[0]);
    expect(ids({ task: "pointwise", outputs: ["a"] })).toBeUndefined();
  });

  it("does not keep a gold's reason, which may quote the texts", () => {
    const gold: Gold = { kind: "pair", preference: "A", reason: "quotes the answer" };
    expect(instanceFacts(pairInstance("x", { gold }), {}).gold).toEqual({ kind: "pair", preference: "A" });
    const best: Gold = { kind: "best", index: 1, reason: "quotes the answer" };
    expect(instanceFacts(pairInstance("x", { gold: best }), {}).gold).toEqual({ kind: "best", index: 1 });
  });

  it.each<Gold>([
    { kind: "scores", scores: { depth: 3 }, ratings: { depth: [2, 4] } },
    { kind: "best", index: 2 },
  ])("keeps the gold $kind whole", (gold) => {
    expect(instanceFacts(pairInstance("x", { gold }), {}).gold).toEqual(gold);
  });

  const text = fc.string({ maxLength: 20 }).map((words) => `§${words}`);
  test.prop([text, text, text, text, text])(
    "holds none of an instance's texts",
    (instruction, a, b, reference, reason) => {
      const gold: Gold = { kind: "pair", preference: "A", reason };
      const facts = instanceFacts(pairInstance("x", { instruction, outputs: [a, b], reference, gold }), {
        first: 1,
      });
      expect(JSON.stringify(facts)).not.toContain("§");
      expect(isInstanceFacts(parseJson(JSON.stringify(facts)))).toBe(true);
    },
  );
});
