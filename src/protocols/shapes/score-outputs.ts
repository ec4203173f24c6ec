import type { Ask } from "../../core/ask.js";
import { UsageError } from "../../core/errors.js";
import type { JudgingTask } from "../../core/judging-task.js";
import type {
  FailedOutcome,
  Outcome,
  PickOutcome,
  Score,
  ScoresOutcome,
  UnparsedOutcome,
  VerdictOutcome,
} from "../../core/outcome.js";
import type { Step, StepReply } from "../../core/protocol.js";
import { askStep } from "../ask-step.js";
import { compareRules } from "../compare-rules.js";
import { findReplies } from "../find-replies.js";
import type { Scale, ScoreParser, ScoreReading } from "../parsers/reading.js";
import { scoreParsers } from "../parsers/score-parsers.js";
import { unparsed } from "../parsers/unparsed.js";
import type { ChecklistCard, GradedChecklistCard, RateCard, SkillsCard } from "../protocol-card.js";
import type { ProtocolDefinition, StepDefinition } from "../protocol-definition.js";
import { meanOfSamples } from "./mean-of-samples.js";
import { stepNamed } from "./step-named.js";

type ScoringCard = RateCard | SkillsCard | ChecklistCard | GradedChecklistCard;

/** What scoring needs beyond the task: earlier replies, the scale, and further texts for the templates. */
export interface ScoringOptions {
  readonly replies: readonly StepReply[];
  readonly scale: Scale;
  readonly added: ReadonlyMap<string, string>;
  /** Criteria that a single score stands for where one output is scored; absent or empty: its own alone. */
  readonly copyTo?: readonly string[] | undefined;
  /** What counts of an output's scores, where that is not the scores themselves. */
  readonly summary?: ((reading: ScoreReading) => ScoreReading) | undefined;
}

/**
 * Asks the output-scoped step for each output alone, once or several times. A pointwise task ends in its output's scores; of a pair, the means over
 * the criteria that were scored for both outputs are compared by the card's rule; of a list, the output with the highest mean
 * over the criteria that were scored for all is picked, with all that are within the card's margin of it.
 */
export function scoreOutputs(
  definition: ProtocolDefinition<ScoringCard>,
  task: JudgingTask,
  { replies, scale, added, copyTo = [], summary = (reading): ScoreReading => reading }: ScoringOptions,
): Step {
  const step = stepNamed(definition);
  const parser = parserOf(definition, step);
  const answer = { kind: "scores" as const, ...scale, form: parser.form };
  const asks = outputsOf(task).flatMap((output): readonly Ask[] =>
    askStep(definition, task, { step, scope: { dependsOn: "output", output }, answer, added }),
  );
  const found = findReplies(asks, replies);
  if (found.kind === "missing") return { kind: "ask", asks: found.asks };
  const samples = found.replies.map((reply) => summary(parser.read(reply, scale)));
  const readings = outputsOf(task).map((_, index) =>
    meanOfSamples(samples.slice(index * step.samples, (index + 1) * step.samples)),
  );
  return { kind: "done", outcome: outcomeOf(definition, task, { readings, copyTo }) };
}

/** What the readings of a task's outputs, in the dataset's order, come to. */
function outcomeOf(
  definition: ProtocolDefinition<ScoringCard>,
  task: JudgingTask,
  { readings, copyTo }: { readonly readings: readonly ScoreReading[]; readonly copyTo: readonly string[] },
): Exclude<Outcome, FailedOutcome> {
  switch (task.task) {
    case "pairwise":
      return compared(definition, task, readings);
    case "listwise":
      return pickedOf(readings, definition.card.pair.margin);
    case "pointwise":
      return copied(readings[0], copyTo) ?? unparsed("empty", "");
  }
}

/** The same score under each of several names. */
function copied(reading: ScoreReading | undefined, names: readonly string[]): ScoreReading | undefined {
  if (reading?.kind !== "scores" || names.length === 0) return reading;
  const [score] = Object.values(reading.scores);
  if (score === undefined) return reading;
  return { ...reading, scores: Object.fromEntries(names.map((name) => [name, score])) };
}

function outputsOf({ task, outputs }: JudgingTask): readonly number[] {
  return task === "pointwise" ? [0] : outputs.map((_, index) => index);
}

/** All outputs of a list whose mean is no further below the highest than the margin; none where one cannot be read. */
function pickedOf(readings: readonly ScoreReading[], margin: number): PickOutcome | UnparsedOutcome {
  const failed = readings.find((reading) => reading.kind === "unparsed");
  if (failed !== undefined) return failed;
  const means = meansOf(readings).filter((mean) => mean !== undefined);
  if (means.length < readings.length)
    return unparsed("missing-criterion", "no criterion applies to all outputs");
  const highest = Math.max(...means);
  const picked = means.flatMap((mean, index) => (highest - mean <= margin ? [index] : []));
  return { kind: "pick", picked, ...behind(readings) };
}

function compared(
  definition: ProtocolDefinition<ScoringCard>,
  task: JudgingTask,
  readings: readonly ScoreReading[],
): VerdictOutcome | UnparsedOutcome {
  const { rule: own, margin } = definition.card.pair;
  const name = definition.reading[own] ?? own;
  const rule = compareRules[name];
  if (rule === undefined) throw new UsageError(`Cannot compare scores: no rule is called "${name}"`);
  const means = meansOf(readings);
  const [first, second] = task.presentation.position === "original" ? means : [...means].reverse();
  const verdict = rule({ first, second, margin });
  const failed = readings.find((reading) => reading.kind === "unparsed");
  if (verdict === undefined)
    return failed ?? unparsed("missing-criterion", "no criterion applies to both outputs");
  return failed === undefined
    ? { kind: "verdict", verdict, ...behind(readings) }
    : { kind: "verdict", verdict };
}

/** The scores behind a verdict or a pick, and what they rest on where that is more than what the judge wrote. */
function behind(readings: readonly ScoreReading[]): Pick<PickOutcome, "scores" | "basis" | "coveredMass"> {
  const scored = readings.filter((reading) => reading.kind === "scores");
  const scores = scored.map((reading) => reading.scores);
  const masses = scored.flatMap(({ coveredMass }) => coveredMass ?? []);
  if (masses.length === 0) return { scores };
  const { basis } = scored.find((reading) => reading.basis === "text") ?? scored[0] ?? {};
  return { scores, ...(basis === undefined ? {} : { basis }), coveredMass: Math.min(...masses) };
}

/** Mean scores of the outputs in the dataset's order; undefined where there is nothing to average. */
function meansOf(readings: readonly ScoreReading[]): readonly (number | undefined)[] {
  const scored = readings.filter((reading): reading is ScoresOutcome => reading.kind === "scores");
  const common = Object.keys(scored[0]?.scores ?? {}).filter((criterion) =>
    scored.every(({ scores }) => typeof scores[criterion] === "number"),
  );
  return readings.map((reading) =>
    reading.kind === "scores" ? meanOver(common, reading.scores) : undefined,
  );
}

function meanOver(criteria: readonly string[], scores: Readonly<Record<string, Score>>): number | undefined {
  const numbers = criteria.flatMap((criterion) => {
    const score = scores[criterion];
    return typeof score === "number" ? [score] : [];
  });
  return numbers.length === 0 ? undefined : numbers.reduce((sum, score) => sum + score, 0) / numbers.length;
}

function parserOf(definition: ProtocolDefinition, step: StepDefinition): ScoreParser {
  const name = definition.reading[step.parser ?? ""] ?? step.parser ?? "";
  const parser = scoreParsers[name];
  if (parser === undefined)
    throw new UsageError(`Cannot read step ${step.name}: no parser is called "${name}"`);
  return parser;
}
