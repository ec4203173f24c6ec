import { appendFileSync, copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AttemptJournal, SentAttempt } from "../../src/core/attempt-journal.js";
import { StoreError } from "../../src/core/errors.js";
import { openAttemptJournal } from "../../src/store/open-attempt-journal.js";
import { readLostAttempts } from "../../src/store/read-lost-attempts.js";
import { temporaryFolder } from "../support/run-cli.js";

function attempt(id: string, changes: Partial<SentAttempt> = {}): SentAttempt {
  return {
    ...{ id, evaluator: "f", evaluatorId: "judge", step: "verdict", mostUsd: 0.25 },
    at: "2026-01-01T00:00:00.000Z",
    ...changes,
  };
}

interface Folder {
  readonly lostFile: string;
  readonly inFlightFile: string;
  /** Opens the journal; a second time, as after a kill, for nothing is closed. */
  readonly open: (...stored: readonly string[]) => AttemptJournal;
}

function folder(): Folder {
  const path = temporaryFolder();
  const files = { lostFile: join(path, "lost.jsonl"), inFlightFile: join(path, "in-flight.jsonl") };
  return {
    ...files,
    open: (...stored) => openAttemptJournal({ ...files, has: (id) => stored.includes(id) }),
  };
}

describe("openAttemptJournal()", () => {
  it("counts what was in flight at a kill and is not stored, once", () => {
    const { open, lostFile } = folder();
    const killed = open();
    for (const id of ["stored", "failed", "unknown-1", "unknown-2"]) {
      const { kept, over } = killed.begin(attempt(id));
      if (id === "stored") kept();
      if (id === "failed") over();
    }
    expect(open("stored").lost()).toEqual({ attempts: 2, paidUsd: 0, perhapsUsd: 0.5 });
    expect(open("stored").lost()).toEqual({ attempts: 2, paidUsd: 0, perhapsUsd: 0.5 });
    expect(readLostAttempts(lostFile)).toEqual([
      { ...attempt("unknown-1"), why: "killed" },
      { ...attempt("unknown-2"), why: "killed" },
    ]);
  });

  it("counts it once where the process is killed while it is being noted", () => {
    const { open, inFlightFile } = folder();
    open().begin(attempt("unknown"));
    copyFileSync(inFlightFile, `${inFlightFile}.copy`);
    open();
    copyFileSync(`${inFlightFile}.copy`, inFlightFile);
    expect(open().lost().attempts).toBe(1);
    expect(open().lost().attempts).toBe(1);
  });

  it("does not forget a reply that is not stored yet, though its request has been answered", () => {
    const { open } = folder();
    const first = open();
    first.begin(attempt("answered"));
    first.begin(attempt("other")).over();
    expect(open().lost().attempts).toBe(1);
  });

  it("adds up what was paid and what may have been", () => {
    const { open } = folder();
    const journal = open();
    const usage = { input: 10, output: 5 };
    journal.lose({ ...attempt("paid"), mostUsd: undefined, why: "bad-response", usage, costUsd: 0.125 });
    journal.lose({ ...attempt("perhaps"), why: "timeout" });
    const sums = { attempts: 2, paidUsd: 0.125, perhapsUsd: 0.25 };
    expect(journal.lost()).toEqual(sums);
    expect(open().lost()).toEqual(sums);
  });

  it("leaves no file behind where nothing is in flight, and none where nothing ever was", () => {
    const { open, lostFile, inFlightFile } = folder();
    const journal = open();
    expect(existsSync(inFlightFile)).toBe(false);
    const { kept } = journal.begin(attempt("a"));
    expect(existsSync(inFlightFile)).toBe(true);
    kept();
    journal.close();
    expect([existsSync(inFlightFile), existsSync(lostFile)]).toEqual([false, false]);
  });

  it("takes no more place than there are attempts at a time", () => {
    const { open, inFlightFile } = folder();
    const journal = open();
    for (let call = 0; call < 100; call += 1) {
      const pair = [journal.begin(attempt(`a${call}`)), journal.begin(attempt(`b${call}`))];
      for (const { kept } of pair) kept();
    }
    expect(statSync(inFlightFile).size).toBeLessThan(2 * 1024);
  });

  it("finds every attempt that was in flight, whatever its names", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ step: fc.string({ maxLength: 3000, unit: "binary" }), over: fc.boolean() }), {
          maxLength: 12,
        }),
        (steps) => {
          const { open } = folder();
          const journal = open();
          for (const [index, { step, over }] of steps.entries()) {
            const begun = journal.begin(attempt(`call-${index}`, { step, evaluatorId: step }));
            if (over) begun.over();
          }
          expect(open().lost().attempts).toBe(steps.filter(({ over }) => !over).length);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("cuts off what a crash left of a last line", () => {
    const { open, lostFile } = folder();
    open().lose({ ...attempt("a"), why: "timeout" });
    appendFileSync(lostFile, '{"id":"b","eval');
    const journal = open();
    expect(journal.lost().attempts).toBe(1);
    journal.lose({ ...attempt("c"), why: "network" });
    expect(readLostAttempts(lostFile).map(({ id }) => id)).toEqual(["a", "c"]);
  });

  it("refuses a file that is damaged, by its line", () => {
    const { open, lostFile } = folder();
    writeFileSync(lostFile, '{"id":"b"}\n');
    expect(open).toThrow(StoreError);
    expect(open).toThrow(`Cannot read ${lostFile}:1: the line is no lost attempt`);
    expect(readFileSync(lostFile, "utf8")).toBe('{"id":"b"}\n');
  });
});
