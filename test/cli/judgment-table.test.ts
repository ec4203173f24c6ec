import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JudgmentTable } from "../../src/cli/judgment-table.js";
import { cellKey } from "../../src/core/cell-key.js";
import { IdTable } from "../../src/core/id-table.js";
import type { Judgment } from "../../src/core/judgment.js";
import type { Outcome } from "../../src/core/outcome.js";
import { sha256 } from "../../src/core/sha256.js";
import { groupByCell } from "../../src/leaderboard/group-by-cell.js";

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.constantFrom<Outcome>(
    { kind: "verdict", verdict: "first" },
    { kind: "verdict", verdict: "tie" },
    { kind: "verdict", verdict: "second", confidence: 0.75 },
    { kind: "pick", picked: [0, 2] },
    { kind: "scores", scores: { overall: 4, tone: "not-applicable" } },
    { kind: "failed", failure: "timeout" },
  ),
  fc.string().map((excerpt): Outcome => ({ kind: "unparsed", reason: "no-verdict", excerpt })),
);

const readOff = fc.constantFrom<Partial<Judgment>>(
  { preference: "A" },
  { preference: "B", confidence: 0.75 },
  { picked: [0, 2] },
  { scores: { overall: 4 } },
  {},
);

const judgment: fc.Arbitrary<Judgment> = fc
  .record({
    evaluator: fc.constantFrom("e", "f"),
    protocol: fc.constantFrom("base", "cot"),
    dataset: fc.constantFrom("d"),
    instance: fc.constantFrom("1", "2", "3 original"),
    presentation: fc.constantFrom("original" as const, "swapped" as const),
    repeat: fc.nat(2),
    outcome,
    read: readOff,
    calls: fc.array(
      fc.oneof(
        fc.nat(9).map((call) => sha256(String(call))),
        fc.constantFrom("a", "b"),
      ),
    ),
    own: fc.option(outcome, { nil: undefined }),
  })
  .map(({ read, calls, own, ...rest }) => ({
    ...rest,
    ...read,
    calls,
    ...(own === undefined ? {} : { ownOutcome: own }),
  }));

describe("JudgmentTable", () => {
  it("gives back the judgments, all in their order and each cell's", () => {
    fc.assert(
      fc.property(fc.array(judgment), (judgments) => {
        const table = JudgmentTable.of(judgments);
        // As text: `judgments.jsonl` is written from it, so the order of keys counts.
        expect(JSON.stringify([...table])).toBe(JSON.stringify(judgments));
        expect(table.length).toBe(judgments.length);
        const byCell = groupByCell(judgments);
        expect([...table.keys()]).toEqual([...byCell.keys()]);
        for (const [key, own] of byCell) {
          expect(table.get(key)).toEqual(own);
          expect(table.trials(key)).toEqual(own.map(withoutCalls));
          const some = new Set(["1", "3 original", "nowhere"]);
          expect(table.on(key, some)).toEqual(own.filter(({ instance }) => some.has(instance)));
          expect(table.trialsOn(key, some)).toEqual(
            table.trials(key)?.filter(({ instance }) => some.has(instance)),
          );
          const calls = Array.from(table.callNumbers(key), (number) => table.callId(number));
          expect(calls).toEqual(own.flatMap((one) => one.calls));
        }
        const calls = Array.from(table.distinctCalls(byCell.keys()), (number) => table.callId(number));
        expect(calls).toEqual([...new Set([...byCell.values()].flat().flatMap((one) => one.calls))]);
      }),
    );
  });

  it("has nothing of a cell that has no judgments, and is itself where it is asked for", () => {
    const table = new JudgmentTable();
    const key = cellKey({ evaluator: "e", protocol: "p", dataset: "d" });
    expect(table.get(key)).toBeUndefined();
    expect(table.trials(key)).toBeUndefined();
    expect(table.on(key, ["1"])).toEqual([]);
    expect([...table.callNumbers(key)]).toEqual([]);
    expect(JudgmentTable.of(table)).toBe(table);
  });

  it("tells which calls judgments rest on, among those that it knows", () => {
    const ids = new IdTable();
    ids.add("of nobody");
    const of = {
      evaluator: "e",
      protocol: "p",
      dataset: "d",
      instance: "1",
      presentation: "original",
    } as const;
    const table = JudgmentTable.of(
      [{ ...of, repeat: 0, outcome: { kind: "verdict", verdict: "tie" }, calls: ["used"] }],
      ids,
    );
    const rests = table.restingOn();
    expect(["used", "of nobody", "unheard of"].map(rests)).toEqual([true, false, false]);
  });
});

function withoutCalls(judgment: Judgment): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(judgment).filter(([key]) => key !== "calls"));
}
