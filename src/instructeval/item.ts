import type { AnswerReading } from "./graders/answer-reading.js";

/** What an answer is held against. */
export type ItemGold =
  | {
      readonly kind: "answer";
      /** As the benchmark writes it: what the authors' rule compares with. */
      readonly target: string;
      /** As `readAnswer` writes it. */
      readonly answer: string;
      readonly reading: AnswerReading;
    }
  | {
      readonly kind: "spans";
      /** What the authors' rule compares with. */
      readonly target: string;
      /** Spans by annotator. */
      readonly answers: readonly (readonly string[])[];
    }
  | {
      readonly kind: "program";
      readonly prompt: string;
      readonly test: string;
      readonly entryPoint: string;
      /** The benchmark's own body of the function. */
      readonly solution: string;
    }
  | { readonly kind: "pair"; readonly outputs: readonly [string, string]; readonly better: 0 | 1 }
  /** Nothing: a judge scores the answer. */
  | { readonly kind: "writing" };

/** One question of a benchmark. */
export interface Item {
  /** Unique within the benchmark: `navigate/4`, with rows counted from 1 as in the file. */
  readonly id: string;
  /** Subject, category or subset. */
  readonly group: string;
  /** Questions on one passage or of one ranking are one cluster. */
  readonly cluster: string;
  /** Stands above everything; may be empty. */
  readonly head: string;
  /** Worked examples, in the order shown. */
  readonly examples: readonly string[];
  readonly question: string;
  readonly gold: ItemGold;
}
