import { Option } from "commander";

/** The flags that hold a run to numbers, for every command that prints a leaderboard. */
export const gateOptions: readonly Option[] = [
  new Option(
    "--fail-under <gates...>",
    "exit with 4 where a judge is below: 0.8, kappa=0.6, gpt-4o:cot:accuracy=0.8",
  ),
  new Option("--fail-under-low", "hold the low end of the 95 % interval to --fail-under, not the value"),
  new Option("--baseline <run>", "exit with 4 where a judge got worse than in this run, beyond noise"),
  new Option("--margin <share>", "with --baseline: fall that does not matter, 0.02 is 2 points (default)"),
  new Option("--summary <file>", "what gates said and the leaderboard, in Markdown"),
  new Option("--junit <file>", "what gates said, in JUnit's XML"),
];
