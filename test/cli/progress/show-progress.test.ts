import { describe, expect, it } from "vitest";
import { showProgress, type Progress } from "../../../src/cli/progress/show-progress.js";
import type { Terminal } from "../../../src/cli/terminal.js";
import type { RunStatus } from "../../../src/core/run-status.js";
import { runStatus } from "../../support/status-fixture.js";

interface Shown {
  readonly progress: Progress;
  readonly out: string[];
  readonly err: string[];
  /** Lets the time pass that lies between two looks. */
  readonly pass: (times: number) => void;
  readonly set: (changes: Partial<RunStatus>) => void;
}

function shown(changes: Partial<Terminal>): Shown {
  const out: string[] = [];
  const err: string[] = [];
  let status = runStatus();
  let action: (() => void) | undefined;
  const terminal: Terminal = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    control: (sequence) => void err.push(sequence),
    ...{ live: false, columns: 80, rows: 24, quiet: false, json: false },
    ...changes,
  };
  const progress = showProgress(terminal, {
    status: () => status,
    every(_ms, next) {
      action = next;
      return () => (action = undefined);
    },
  });
  const pass = (times: number): void => {
    for (let time = 0; time < times; time += 1) action?.();
  };
  return { progress, out, err, pass, set: (more) => (status = runStatus(more)) };
}

const aborted = { kind: "evaluator-aborted", evaluator: "gpt", message: "no key" } as const;

describe("showProgress()", () => {
  it("redraws a block on a terminal, makes way for messages, and leaves one line", () => {
    const { progress, err, pass } = shown({ live: true });
    pass(2);
    progress.event(aborted);
    pass(1);
    progress.end();
    pass(1);
    const text = err.join("");
    expect(text.split("\u001b[J")).toHaveLength(4);
    expect(text).toContain("\u001b[3A\u001b[Jreife: gpt stopped: no key\n 40 %  [");
    expect(
      text.endsWith(
        "\u001b[J 40 %  40 of 100 trials  1 of 2 cells  40 new calls (2.0/s)  $1.00 paid, about $1.50 to come  30 s left\n",
      ),
    ).toBe(true);
  });

  it("prints a plain line elsewhere where something has moved, else every ten minutes", () => {
    const { progress, err, pass, set } = shown({});
    pass(60);
    expect(err).toHaveLength(1);
    pass(1);
    expect(err).toHaveLength(2);
    set({ calls: 41 });
    pass(1);
    expect(err).toHaveLength(3);
    progress.event(aborted);
    expect(err.at(-1)).toBe("reife: gpt stopped: no key\n");
    progress.end();
    expect(err).toHaveLength(5);
    expect(err.join("")).not.toContain("\u001b");
  });

  it("writes where the run stands as JSON for programs, and nothing where nobody wants it", () => {
    const json = shown({ json: true });
    json.pass(1);
    json.progress.end();
    expect(json.err).toEqual([]);
    expect(json.out.map((line) => JSON.parse(line) as unknown)).toEqual([
      { type: "run.progress", ...runStatus() },
      { type: "run.progress", ...runStatus() },
    ]);
    const quiet = shown({ quiet: true });
    quiet.pass(5);
    quiet.progress.event(aborted);
    quiet.progress.end();
    expect([quiet.out, quiet.err]).toEqual([[], []]);
    quiet.progress.tell("stopping");
    expect(quiet.err).toEqual(["reife: stopping\n"]);
  });
});
