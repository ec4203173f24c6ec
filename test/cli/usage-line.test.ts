import { expect, it } from "vitest";
import { usageLine, type UsageContext } from "../../src/cli/usage-line.js";

interface Mistake {
  readonly said: string;
  readonly context?: UsageContext;
  readonly line: string;
}

it.each<Mistake>([
  {
    said: "error: unknown option '--mirorr'\n(Did you mean --mirror?)\n",
    line: "reife: Unknown option '--mirorr' (did you mean --mirror?)",
  },
  {
    said: "error: unknown command 'l'\n(Did you mean one of list, pull?)\n",
    line: "reife: Unknown command 'l' (did you mean one of list, pull?)",
  },
  {
    said: "error: missing required argument 'config'\n",
    line: "reife: Missing required argument 'config' (see --help)",
  },
  {
    said: "error: too many arguments for 'run'. Expected 1 argument but got 2.\n",
    line: "reife: Too many arguments for 'run'. Expected 1 argument but got 2 (see --help)",
  },
  {
    said: "error: unknown command 'report'\n(Did you mean import?)\n",
    context: { commands: ["run", "leaderboard", "import"] },
    line: "reife: Unknown command 'report' (did you mean leaderboard?)",
  },
  {
    said: "error: unknown command 'xport'\n(Did you mean import?)\n",
    context: { commands: ["run", "leaderboard", "import"] },
    line: "reife: Unknown command 'xport' (see --help)",
  },
  {
    said: "error: missing required argument 'a'\n",
    context: { arguments: { a: "the first side" } },
    line: "reife: Missing required argument 'a' (the first side)",
  },
])("usageLine() says $line", ({ said, context, line }) => {
  expect(usageLine(said, context)).toBe(line);
});
