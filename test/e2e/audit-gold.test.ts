import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { makeProject } from "../support/project.js";

describe("reife audit-gold and reife items", () => {
  it("leave simulated judges out unless asked, and fit 80 columns", async () => {
    const judges = Array.from({ length: 10 }, (_, place): [string, Readonly<Record<string, unknown>>] => [
      `judge${place}`,
      { title: "Made up", adapter: "simulated", seed: place, traits: { accuracy: 0.7 + 0.02 * place } },
    ]);
    const project = makeProject({
      evaluators: Object.fromEntries(judges),
      rows: Array.from({ length: 30 }, (_, index) => ({
        id: String(index),
        instruction: `Question ${index}`,
        output_a: `One answer ${index}`,
        output_b: `Another answer ${index}`,
        gold: index % 2 === 0 ? "A" : "B",
      })),
    });
    expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0 });
    const refused = await project.cli(["audit-gold", "results/test"]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("--all-judges");

    const told = await project.cli(["audit-gold", "results/test", "--all-judges", "--top", "5"]);
    expect(told).toMatchObject({ code: 0, stderr: "" });
    expect(told.stdout).toContain("Agreement among judges is no proof.");
    const csv = await project.cli(["audit-gold", "results/test", "--all-judges", "--top", "5", "--csv"]);
    expect(csv.stdout.trim().split("\n")).toHaveLength(6);

    const items = await project.cli([
      "items",
      "results/test",
      "--all-judges",
      "--anchors",
      "4",
      "--to",
      "items.json",
    ]);
    expect(items).toMatchObject({ code: 0, stderr: "" });
    expect(parseJson(readFileSync(join(project.folder, "items.json"), "utf8"))).toMatchObject({
      schema: "reife/items/1",
    });
    for (const line of `${told.stdout}${items.stdout}`.split("\n"))
      expect(line.length).toBeLessThanOrEqual(80);
  });
});
