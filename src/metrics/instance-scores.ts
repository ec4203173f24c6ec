import { credit } from "../core/credit.js";
import { codeAt } from "./code-at.js";
import { pairCode, type PairTable } from "./pair-table.js";
import { pairGold } from "./pair-gold.js";
import { preferenceFromCode } from "./preference-from-code.js";

/** Per instance, what the accuracy family is made of; undefined where an instance has no trial of the kind. */
export interface InstanceScores {
  /** Mean credit over all trials of the instance: 0..1. No verdict is no credit. */
  readonly accuracy: readonly (number | undefined)[];
  /** The same, if every missing verdict were right. */
  readonly best: readonly (number | undefined)[];
  /** 1 if every trial of the instance is right, else 0; undefined unless it was shown in all of several presentations. */
  readonly bothCorrect: readonly (number | undefined)[];
  /** 1 if all presentations of a repeat end in the same preference, else 0, averaged over repeats. */
  readonly selfAgreement: readonly (number | undefined)[];
}

/** Scores every instance of a table. `missingPairAgrees`: whether presentations that all lack a verdict agree. */
export function instanceScores(table: PairTable, missingPairAgrees: boolean): InstanceScores {
  const rows = table.instances.map((facts, instance) => {
    const codes = codesOf(table, instance);
    const gold = pairGold(facts);
    const run = codes.flat().filter((code) => code !== pairCode.absent);
    const credits = run.map((code) => creditOf(code, gold, 0));
    const whole = table.presentations.length > 1 && run.length === codes.flat().length;
    return {
      accuracy: mean(credits),
      best: mean(run.map((code) => creditOf(code, gold, 1))),
      bothCorrect: whole ? allRight(credits) : undefined,
      selfAgreement: mean(codes.flatMap((repeat) => agreement(repeat, missingPairAgrees))),
    };
  });
  return {
    accuracy: rows.map((row) => row.accuracy),
    best: rows.map((row) => row.best),
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

function creditOf(code: number, gold: ReturnType<typeof pairGold>, ofMissing: number): number {
  const preference = preferenceFromCode(code);
  return preference === undefined ? ofMissing : credit(preference, gold);
}

function allRight(credits: readonly number[]): number {
  return credits.every((value) => value === 1) ? 1 : 0;
}

/** Whether the presentations of one repeat agree: nothing to say unless all of several were shown. */
function agreement(codes: readonly number[], missingPairAgrees: boolean): readonly number[] {
  if (codes.length < 2 || codes.includes(pairCode.absent)) return [];
  const preferences = codes.map(preferenceFromCode);
  if (preferences.every((preference) => preference === undefined)) {
    // A call that failed said nothing: only replies without a verdict can be alike.
    return [missingPairAgrees && codes.every((code) => code === pairCode.unparsed) ? 1 : 0];
  }
  return [
    preferences.every((preference) => preference !== undefined && preference === preferences[0]) ? 1 : 0,
  ];
}

function mean(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return values.reduce((total, value) => total + value, 0) / values.length;
}
