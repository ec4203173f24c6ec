import { expect } from "vitest";
import { makeProject, type Project } from "./project.js";

/** A project whose run `results/test` holds 60 pairs in 59 clusters, judged by `good` and `poor` under base and cot. */
export async function judgedPairs(): Promise<Project> {
  const judge = (accuracy: number): Readonly<Record<string, unknown>> => ({
    title: "Made up",
    adapter: "simulated",
    seed: 3,
    traits: { accuracy },
  });
  const project = makeProject({
    evaluators: { good: judge(0.95), poor: judge(0.5) },
    rows: Array.from({ length: 60 }, (_, index) => ({
      id: String(index),
      instruction: `Question ${Math.max(1, index)}`,
      output_a: `One answer ${index}`,
      output_b: `Another answer ${index}`,
      gold: index % 2 === 0 ? "A" : "B",
    })),
    config: { protocols: ["base", "cot"] },
  });
  expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0, stderr: "" });
  return project;
}
