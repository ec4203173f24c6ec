import { describe, expect, it } from "vitest";
import { statusBlock } from "../../src/report/status-block.js";
import { evaluatorStatus, runStatus } from "../support/status-fixture.js";

describe("statusBlock()", () => {
  it("draws the whole, its cost, and who is at work", () => {
    const evaluators = [
      evaluatorStatus({ evaluator: "done", trials: { total: 5, done: 5, unparsed: 0, failed: 0 } }),
      evaluatorStatus({ evaluator: "gpt", retries: { "rate-limited": 3, timeout: 1 } }),
      evaluatorStatus({ evaluator: "claude", stopped: "no key" }),
    ];
    expect(statusBlock(runStatus({ evaluators }), { columns: 79, evaluators: 10 })).toEqual(
      [
        " 40 %  [====      ]  30 s left, 40 of 100 trials, 1 of 2 cells",
        "       40 new calls (2.0/s), $1.00 paid, about $1.50 to come",
        "       gpt                   [====      ]  40 of 100  2.0/s  $1.00  4 tried again",
        "       claude                stopped: no key",
      ].map((line) => (line.length > 79 ? `${line.slice(0, 78)}…` : line)),
    );
  });

  it("keeps to the terminal's width, and to so many evaluators", () => {
    const evaluators = Array.from({ length: 12 }, (_, place) =>
      evaluatorStatus({ evaluator: `a judge with a very long name ${place}` }),
    );
    const lines = statusBlock(runStatus({ evaluators }), { columns: 40, evaluators: 3 });
    expect(lines).toHaveLength(2 + 3 + 1);
    expect(Math.max(...lines.map((line) => line.length))).toBe(40);
    expect(lines.at(-1)).toBe("       and 9 more evaluators");
  });
});

it("statusBlock() draws as many lines as it says, whatever a provider says", () => {
  const evaluators = [evaluatorStatus({ evaluator: "gpt", stopped: "no\n\u001b[2Jkey" })];
  const lines = statusBlock(runStatus({ evaluators }), { columns: 79, evaluators: 10 });
  expect(lines.at(-1)).toContain("stopped: no \\u001b[2Jkey");
});
