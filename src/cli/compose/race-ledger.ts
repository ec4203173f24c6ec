import { existsSync, readFileSync } from "node:fs";
import { StoreError } from "../../core/errors.js";
import { isRecord } from "../../core/is-record.js";
import { parseJson } from "../../core/parse-json.js";
import type { RacedOut } from "../../core/race.js";
import { writeAtomically } from "../../store/write-atomically.js";

/** What a race has decided so far. */
export interface RaceRecord {
  readonly schema: "reife/race/1";
  /** Fingerprint of what is raced: other judges, instances, prompts or error levels make another race. */
  readonly key: string;
  /** Instances after which the last decision was taken. */
  readonly decided: number;
  readonly dropped: readonly RacedOut[];
}

/** Where decisions of a race are kept. */
export interface RaceLedger {
  readonly file: string;
  read(): RaceRecord | undefined;
  /** On return the record is on the disk. */
  write(record: RaceRecord): void;
}

/**
 * The decisions of a race in the run's folder. They are written before anything later is asked: a trial that failed then
 * and succeeds in a later go cannot change what was decided without it.
 */
export function raceLedger(file: string): RaceLedger {
  return {
    file,
    read: () => (existsSync(file) ? readRecord(file) : undefined),
    write: (record) => {
      writeAtomically(file, [`${JSON.stringify(record, undefined, 2)}\n`]);
    },
  };
}

function readRecord(file: string): RaceRecord {
  let value: unknown;
  try {
    value = parseJson(readFileSync(file, "utf8"));
  } catch (error) {
    throw new StoreError(`Cannot read ${file}: it is no JSON`, { cause: error, hint });
  }
  if (isRaceRecord(value)) return value;
  throw new StoreError(`Cannot read ${file}: it is no record of a race of this version`, { hint });
}

const hint = "Remove it: the race then decides again, from the stored replies";

function isRaceRecord(value: unknown): value is RaceRecord {
  return (
    isRecord(value) &&
    value["schema"] === "reife/race/1" &&
    typeof value["key"] === "string" &&
    Number.isSafeInteger(value["decided"]) &&
    Array.isArray(value["dropped"]) &&
    value["dropped"].every(isRacedOut)
  );
}

function isRacedOut(value: unknown): boolean {
  return isRecord(value) && typeof value["evaluator"] === "string" && Number.isSafeInteger(value["after"]);
}
