import { credit } from "../core/credit.js";
import { codeAt } from "./code-at.js";
import { pairCode, type PairTable } from "./pair-table.js";
import { pairGold } from "./pair-gold.js";
import { preferenceFromCode } from "./preference-from-code.js";

/** Per instance, what the accuracy family is made of; undefined where an instance has no trial of the kind. */
export interface InstanceScores {
  /** Mean credit over all trials of the instance: 0..1. No verdict is no credit. */
  readonly accuracy: readonly (number | undefined)[];
  /** 1 if every trial of the instance is right, else 0; undefined with fewer than two presentations. */
  readonly bothCorrect: readonly (number | undefined)[];
  /** 1 if all presentations of a repeat end in the same preference, else 0, averaged over repeats. */
  readonly selfAgreement: readonly (number | undefined)[];
}

/** Scores every instance of a table. `missingPairAgrees`: whether presentations that all lack a verdict agree. */
export function instanceScores(table: PairTable, missingPairAgrees: boolean): InstanceScores {
  const rows = table.instances.map((facts, instance) => {
    const codes = codesOf(table, instance);
    const gold = pairGold(facts);
    const credits = codes.flat().flatMap((code) => (code === pairCode.absent ? [] : [creditOf(code, gold)]));
    return {
      accuracy: mean(credits),
      bothCorrect: table.presentations.length < 2 ? undefined : allRight(credits),
      selfAgreement: mean(codes.flatMap((repeat) => agreement(repeat, missingPairAgrees))),
    };
  });
  return {
    accuracy: rows.map((row) => row.accuracy),
    bothCorrect: rows.map((row) => row.bothCorrect),
    selfAgreement: rows.map((row) => row.selfAgreement),
  };
}

/** Codes of one instance: by repeat, then by presentation. */
function codesOf(table: PairTable, instance: number): readonly (readonly number[])[] {
  return Array.from({ length: table.repeats }, (_, repeat) =>
    table.presentations.map((_id, presentation) => codeAt(table, { instance, presentation, repeat })),
  );
}

function creditOf(code: number, gold: ReturnType<typeof pairGold>): number {
  const preference = preferenceFromCode(code);
  return preference === undefined ? 0 : credit(preference, gold);
}

function allRight(credits: readonly number[]): number | undefined {
  if (credits.length === 0) return undefined;
  return credits.every((value) => value === 1) ? 1 : 0;
}

function agreement(codes: readonly number[], missingPairAgrees: boolean): readonly number[] {
  const run = codes.filter((code) => code !== pairCode.absent);
  if (run.length < 2) return [];
  const preferences = run.map(preferenceFromCode);
  if (preferences.every((preference) => preference === undefined)) return [missingPairAgrees ? 1 : 0];
  return [
    preferences.every((preference) => preference !== undefined && preference === preferences[0]) ? 1 : 0,
  ];
}

function mean(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return values.reduce((total, value) => total + value, 0) / values.length;
}
