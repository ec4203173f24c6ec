import type { AskScope } from "../../../core/ask.js";
import type { CallRecord } from "../../../core/call-record.js";
import type { JudgingTask } from "../../../core/judging-task.js";
import type { Judgment } from "../../../core/judgment.js";
import type { Outcome } from "../../../core/outcome.js";
import type { Preference } from "../../../core/preference.js";
import { presentationNamed } from "../../../core/presentation-named.js";
import type { Presentation } from "../../../core/presentation.js";
import type { StepReply } from "../../../core/protocol.js";
import { shortSha256 } from "./short-sha256.js";
import type { TaskKind } from "../../../core/task-kind.js";
import type { Verdict } from "../../../core/verdict.js";
import { ImportError } from "../../../imports/import-error.js";
import type { ImportedReply, ImportedRow } from "../../../imports/imported-row.js";
import { readOff } from "../read-off.js";
import { scopeText } from "./fold-replies.js";
import { judgedTwice, type ImportCell, type ImportCells } from "./import-cells.js";
import type { ImportItems } from "./import-items.js";
import type { ImportReading, ImportReadings } from "./import-readings.js";
import { mergeOutcomes } from "./merge-outcomes.js";
import { ReplyMemory } from "./reply-memory.js";

/** What rows become judgments with. */
export interface CollectorOptions {
  readonly evaluator: string | undefined;
  readonly protocol: string | undefined;
  readonly readings: ImportReadings;
  readonly cells: ImportCells;
  /** Gets the stored replies in file order; a `shared` one with each trial that rests on it. */
  readonly keep: (record: CallRecord, about: { readonly shared: boolean }) => void;
  /** ISO 8601, UTC: when the import began. */
  readonly at: string;
}

const taskOfOutcome = { verdict: "pairwise", pick: "listwise", scores: "pointwise" } as const;
const idCharacters = 40;
const noCalls: readonly string[] = [];
const plainVerdicts: Readonly<Record<Verdict, Outcome>> = {
  first: { kind: "verdict", verdict: "first" },
  second: { kind: "verdict", verdict: "second" },
  tie: { kind: "verdict", verdict: "tie" },
};

/** Makes judgments of imported rows, one at a time. Equal parts of judgments are kept once: there may be a million. */
export class ImportCollector {
  readonly judgments: Judgment[] = [];
  readonly #options: CollectorOptions;
  readonly #memory = new ReplyMemory();

  constructor(options: CollectorOptions) {
    this.#options = options;
  }

  /** Takes a row about an instance of a dataset. Throws an `ImportError` for one that cannot be. */
  take(row: ImportedRow, items: ImportItems): void {
    const { evaluator, protocol } = this.#idsOf(row);
    const cell = this.#options.cells.of(evaluator, protocol, items);
    const number = items.find(row, (other) => cell.placeOf(other, row) !== undefined);
    const place = cell.placeOf(number, row);
    const earlier = place === undefined ? undefined : this.judgments[place];
    if (earlier !== undefined && row.criterion === undefined) throw judgedTwice(row.place, earlier);
    const judged = this.#judge(row, cell, number);
    if (earlier !== undefined && place !== undefined) {
      this.judgments[place] = merged(earlier, judged, row);
      return;
    }
    cell.add(number, row, this.judgments.length);
    this.judgments.push({
      evaluator: cell.evaluator,
      protocol: cell.protocol,
      dataset: items.dataset,
      instance: items.id(number),
      presentation: row.presentation,
      repeat: row.repeat,
      outcome: judged.outcome,
      ...readOff(judged.outcome, presentationNamed(row.presentation)),
      calls: judged.calls,
      ...(judged.ownOutcome === undefined ? {} : { ownOutcome: judged.ownOutcome }),
    });
  }

  #idsOf({ place, evaluator, protocol }: ImportedRow): {
    readonly evaluator: string;
    readonly protocol: string;
  } {
    const judge = this.#options.evaluator ?? evaluator;
    if (judge === undefined) {
      throw new ImportError(place, "nothing says who has judged", {
        hint: "Name the judge with --evaluator",
      });
    }
    return { evaluator: judge, protocol: this.#options.protocol ?? protocol ?? "imported" };
  }

  #judge(row: ImportedRow, cell: ImportCell, number: number): JudgedRow {
    const { answer } = row;
    const { items } = cell;
    switch (answer.kind) {
      case "replies":
        return this.#read(row, cell, number);
      case "outcome":
        refuseOther(answer.outcome, items.task(), row);
        return { outcome: shared(answer.outcome), calls: noCalls };
      case "preference": {
        const { preference, confidence, scores } = answer;
        const verdict = verdictOf(preference, presentationNamed(row.presentation));
        const outcome: Outcome = {
          ...{ kind: "verdict", verdict },
          ...(confidence === undefined ? {} : { confidence }),
          ...(scores === undefined ? {} : { scores }),
        };
        refuseOther(outcome, items.task(), row);
        return { outcome: shared(outcome), calls: noCalls };
      }
    }
  }

  #read(row: ImportedRow, cell: ImportCell, number: number): JudgedRow {
    const { answer, presentation, repeat } = row;
    if (answer.kind !== "replies")
      return { outcome: { kind: "failed", failure: "not-recorded" }, calls: noCalls };
    const reading = this.#options.readings.of(cell.protocol, answer.samples);
    cell.published ||= reading.own !== undefined;
    cell.missingPairAgrees ||= reading.missingPairAgrees;
    cell.presentationsShareCalls ||= reading.presentationsShareCalls;
    const shownAs = presentationNamed(presentation);
    const replies = answer.replies.map((reply) => stepReplyOf(reply, reading, shownAs));
    const { criterion } = row;
    const calls = replies.map((reply, index) => {
      // Other trials rest on it as well, if it says what it depends on, or depends on more than how the pair was shown.
      const shared = answer.replies[index]?.scope !== undefined || reply.scope.dependsOn !== "presentation";
      return this.#keep(reply, { cell, number, repeat, criterion, shared });
    });
    const task = taskOf(row, reading, { cell, number, presentation: shownAs });
    const { outcome, own } = this.#memory.read(reading, task, replies);
    return { outcome: shared(outcome), calls, ownOutcome: own };
  }

  #keep({ step, scope, sample, reply }: StepReply, { cell, number, ...trial }: KeptFor): string {
    const { repeat, criterion, shared } = trial;
    const { evaluator, protocol, items } = cell;
    const about = `${evaluator}\n${protocol}\n${items.dataset}\n${items.id(number)}`;
    const which = `${step}\n${scopeText(scope)}\n${sample}\n${repeat}\n${criterion ?? ""}`;
    const id = shortSha256(`${about}\n${which}`, idCharacters);
    const record: CallRecord = {
      id,
      evaluator: "imported",
      evaluatorId: evaluator,
      step,
      messagesHash: "",
      imported: criterion === undefined ? { scope, sample } : { scope, sample, criterion },
      reply,
      latencyMs: 0,
      attempts: 1,
      at: this.#options.at,
    };
    this.#options.keep(record, { shared });
    return id;
  }
}

/** Which trial a reply belongs to, and to which of its criteria. */
interface KeptFor {
  readonly cell: ImportCell;
  readonly number: number;
  readonly repeat: number;
  readonly criterion: string | undefined;
  /** Other trials may rest on it too. */
  readonly shared: boolean;
}

interface JudgedRow {
  readonly outcome: Outcome;
  readonly calls: readonly string[];
  readonly ownOutcome?: Outcome | undefined;
}

function stepReplyOf(
  { step, scope, sample, reply }: ImportedReply,
  { lastStep }: ImportReading,
  presentation: Presentation,
): StepReply {
  const name = step ?? lastStep.name;
  const own: AskScope =
    lastStep.dependsOn === "output"
      ? { dependsOn: "output", output: 0 }
      : { dependsOn: "presentation", presentation };
  return { step: name, scope: scope ?? own, sample, reply };
}

/** What the fold may look at: no texts, for nothing is asked. */
function taskOf(
  { item, repeat, criterion }: ImportedRow,
  { tasks }: ImportReading,
  shown: { readonly cell: ImportCell; readonly number: number; readonly presentation: Presentation },
): JudgingTask {
  const { items } = shown.cell;
  const [only, other] = tasks;
  const byTexts: TaskKind = item.outputs?.length === 2 ? "pairwise" : "pointwise";
  const task = items.task() ?? (other === undefined ? only : undefined) ?? byTexts;
  return {
    dataset: items.dataset,
    instance: items.id(shown.number),
    task,
    instruction: "",
    repeat,
    outputs: task === "pairwise" ? ["", ""] : [""],
    skills: criterion === undefined ? items.skills(shown.number) : [criterion],
    presentation: shown.presentation,
  };
}

/** A verdict that says nothing beyond itself is kept once for all judgments. */
function shared(outcome: Outcome): Outcome {
  if (outcome.kind !== "verdict") return outcome;
  const plain =
    outcome.confidence === undefined && outcome.scores === undefined && outcome.basis === undefined;
  return plain && outcome.coveredMass === undefined ? plainVerdicts[outcome.verdict] : outcome;
}

/** A preference in the order shown: what `preferenceOf` maps back. */
function verdictOf(preference: Preference, { position }: Presentation): Verdict {
  if (preference === "tie") return "tie";
  return (preference === "A") === (position === "original") ? "first" : "second";
}

function refuseOther(outcome: Outcome, task: TaskKind | undefined, { place }: ImportedRow): void {
  if (task === undefined || outcome.kind === "unparsed" || outcome.kind === "failed") return;
  const said = taskOfOutcome[outcome.kind];
  if (said !== task) throw new ImportError(place, `its answer is ${said}, and the gold is ${task}`);
}

/** One judgment of two rows about different criteria of a trial. */
function merged(earlier: Judgment, { outcome, calls }: JudgedRow, row: ImportedRow): Judgment {
  const before = earlier.outcome;
  const clash =
    before.kind === "scores" &&
    outcome.kind === "scores" &&
    Object.keys(outcome.scores).some((name) => name in before.scores);
  if (clash) throw judgedTwice(row.place, earlier);
  const both = mergeOutcomes(before, outcome);
  const all = calls.length === 0 ? earlier.calls : [...earlier.calls, ...calls];
  return { ...earlier, outcome: both, ...readOff(both, presentationNamed(row.presentation)), calls: all };
}
