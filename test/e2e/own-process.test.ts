import { expect, it } from "vitest";
import { judgedPairs } from "../support/judged-pairs.js";

/** Commands of every family, and what they end with. They only read, or write over what is there. */
const commands: readonly (readonly [command: string, code: number])[] = [
  ["--help", 0],
  ["leadrboard", 2],
  ["leaderboard nowhere", 2],
  ["run configs/test.yaml --quiet", 0],
  ["rescore results/test", 0],
  ["plan configs/test.yaml", 0],
  ["validate configs/test.yaml", 0],
  ["leaderboard results/test --metrics all", 0],
  ["compare results/test good poor", 0],
  ["jury results/test", 0],
  ["import generic votes.csv --map gone.yaml --out results/votes", 2],
  ["datasets list", 0],
  ["protocols show base --dataset pairs", 0],
];

it(
  "a command says and ends with the same in a process of its own and in the one that tests share",
  { timeout: 240_000 },
  async () => {
    const project = await judgedPairs();
    const board = project.read("results/test/leaderboard.json");
    for (const [command, code] of commands) {
      const args = command.split(" ");
      const own = await project.start(args).done;
      expect([command, own]).toMatchObject([command, { code }]);
      expect([command, await project.cli(args)]).toEqual([command, own]);
    }
    expect(project.read("results/test/leaderboard.json")).toBe(board);
  },
);
