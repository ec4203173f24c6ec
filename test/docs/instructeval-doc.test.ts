import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mirror } from "../datasets/support/mirror.js";
import { makeProject } from "../support/project.js";

/** The commands of the first block of docs/instructeval.md. */
function commands(): readonly string[] {
  const [, block = ""] = readFileSync("docs/instructeval.md", "utf8").split("```");
  return block.trim().split("\n");
}

test.skipIf(mirror === undefined)(
  "the walk-through of docs/instructeval.md does what it says, without a key",
  { timeout: 180_000 },
  async () => {
    const judges = ["simulated/sharp", "simulated/careful", "simulated/coin"];
    const project = makeProject({
      evaluators: {},
      files: {
        "configs/grid.yaml": JSON.stringify({
          ...{ name: "grid", evaluators: judges, protocols: ["base"], datasets: ["pairs"], resamples: 200 },
        }),
      },
    });
    const said = new Map<string, string>();
    for (const command of commands()) {
      const [program, ...args] = command.split(" ");
      const { code, stdout, stderr } = await project.cli(args, { env: { REIFE_MIRROR: mirror ?? "" } });
      expect({ program, command, code, stderr }).toMatchObject({ program: "reife", code: 0 });
      said.set(command, stdout);
    }
    expect([...said.values()]).toHaveLength(7);
    const outputs = [...said.values()];
    expect(outputs[1]).toMatch(/\nall +360 +0 /u);
    expect(outputs[3]).toContain("|simulated/sharp (simulated)|");
    expect(outputs[4]).toContain("! StarCoder 16B");
    expect(outputs[6]).toMatch(/\nalignment +3 +- /u);
    expect(outputs[6]).toMatch(/simulated\/sharp +\d/u);
  },
);
