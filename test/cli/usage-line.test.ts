import { expect, it } from "vitest";
import { usageLine } from "../../src/cli/usage-line.js";

it.each([
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
])("usageLine() says $line", ({ said, line }) => {
  expect(usageLine(said)).toBe(line);
});
