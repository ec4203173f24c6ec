import { describe, expect, it } from "vitest";
import { taskOf } from "../../src/core/task-of.js";
import { pairInstance } from "../support/instance-fixture.js";

const presentation = { position: "swapped", labels: "follow" } as const;
const cell = { evaluator: "e", protocol: "p", dataset: "d", task: "pairwise" } as const;

describe("taskOf()", () => {
  it("shows a protocol the texts in the dataset's order, the reference and the annotated skills", () => {
    const instance = pairInstance("x", {
      reference: "ideal",
      tags: { skill: ["depth", "style"], domain: ["law"] },
    });
    expect(taskOf({ cell, instance, presentation, repeat: 2 })).toEqual({
      dataset: "d",
      instance: "x",
      task: "pairwise",
      instruction: "Instruction x",
      outputs: ["Good answer to x", "Bad answer to x"],
      reference: "ideal",
      skills: ["depth", "style"],
      presentation,
      repeat: 2,
    });
  });

  it("leaves the gold, the evaluator and the tags behind", () => {
    const gold = { kind: "pair", preference: "A", reason: "telltale" } as const;
    const task = taskOf({ cell, instance: pairInstance("x", { gold }), presentation, repeat: 0 });
    expect(Object.keys(task)).not.toContain("gold");
    expect(JSON.stringify(task)).not.toContain("telltale");
    expect(task.skills).toEqual([]);
  });
});
