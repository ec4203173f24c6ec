import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  fstatSync,
  openSync,
  readSync,
  writeSync,
} from "node:fs";
import type { AttemptJournal } from "../core/attempt-journal.js";
import type { LostAttempt } from "../core/lost-attempt.js";
import type { LostMoney } from "../core/lost-money.js";
import { sumLost } from "../core/sum-lost.js";
import { fileError } from "./file-error.js";
import { InFlightFile } from "./in-flight-file.js";
import { readLostAttempts } from "./read-lost-attempts.js";

/** Where a run's attempts are noted, and which of its calls are stored. */
export interface AttemptJournalOptions {
  /** `lost.jsonl`: attempts paid in vain, one a line, appended. Made with the first one. */
  readonly lostFile: string;
  /** `in-flight.jsonl`: see `InFlightFile`. */
  readonly inFlightFile: string;
  readonly has: (call: string) => boolean;
}

/**
 * Opens the journal of a run's attempts. Those that were in flight when the last process was killed, and whose calls are not stored, are
 * lost from now on: nobody knows whether they were billed. The caller holds the lock of the run's calls.
 *
 * @throws StoreError if a file cannot be read or written, or is damaged
 */
export function openAttemptJournal({ lostFile, inFlightFile, has }: AttemptJournalOptions): AttemptJournal {
  const inFlight = new InFlightFile(inFlightFile);
  const known = readLostAttempts(lostFile);
  let lost: LostMoney = sumLost(known);
  let handle: number | undefined;

  function lose(attempt: LostAttempt): void {
    try {
      handle ??= openAtLineEnd(lostFile);
      writeSync(handle, `${JSON.stringify(attempt)}\n`);
    } catch (error) {
      throw fileError("write", lostFile, error);
    }
    lost = sumLost([attempt], lost);
  }

  function sync(): void {
    try {
      if (handle !== undefined) fdatasyncSync(handle);
    } catch (error) {
      throw fileError("write", lostFile, error);
    }
  }

  // Lost before it is forgotten: killed between the two, it is found again, and not counted a second time.
  const told = new Set(known.map(nameOf));
  for (const attempt of inFlight.read()) {
    if (!has(attempt.id) && !told.has(nameOf(attempt))) lose({ ...attempt, why: "killed" });
  }
  sync();
  inFlight.clear();
  return {
    begin: (attempt) => inFlight.begin(attempt),
    lose,
    lost: () => lost,
    close(): void {
      sync();
      if (handle !== undefined) closeSync(handle);
      inFlight.close();
    },
  };
}

function nameOf({ id, at }: Pick<LostAttempt, "id" | "at">): string {
  return `${id} ${at}`;
}

/** Opens a file of lines to append to; what a crash left after the last whole line is cut off. */
function openAtLineEnd(file: string): number {
  if (!existsSync(file)) return openSync(file, "a");
  const handle = openSync(file, "r+");
  const { size } = fstatSync(handle);
  const tail = Buffer.alloc(Math.min(size, 1 << 16));
  readSync(handle, tail, 0, tail.length, size - tail.length);
  ftruncateSync(handle, size - tail.length + tail.lastIndexOf("\n") + 1);
  closeSync(handle);
  return openSync(file, "a");
}
