import type { Ask } from "../../core/ask.js";
import type { JudgingTask } from "../../core/judging-task.js";
import type { UnparsedOutcome, VerdictOutcome } from "../../core/outcome.js";
import type { Presentation } from "../../core/presentation.js";
import type { Step, StepReply } from "../../core/protocol.js";
import { UsageError } from "../../core/errors.js";
import { askStep } from "../ask-step.js";
import { findReplies } from "../find-replies.js";
import { firstLetter, verdictOfChoice } from "../letters.js";
import { choiceParsers } from "../parsers/choice-parsers.js";
import type { ChoiceParser, JudgeReply } from "../parsers/reading.js";
import { unparsed } from "../parsers/unparsed.js";
import type { ProtocolDefinition, StepDefinition } from "../protocol-definition.js";

/** One presentation-scoped step of a protocol, and the way in which the pair is shown in it. */
export interface ChoiceStep {
  readonly definition: ProtocolDefinition;
  readonly step: StepDefinition;
  readonly presentation: Presentation;
}

/** The asks of a step that shows both outputs; `added` are the texts of earlier steps. */
export function askChoice(
  { definition, step, presentation }: ChoiceStep,
  task: JudgingTask,
  added: ReadonlyMap<string, string>,
): readonly Ask[] {
  const parser = parserOf(definition, step);
  const letter = firstLetter(presentation);
  const options = {
    first: parser.example(letter),
    second: parser.example(letter === "a" ? "b" : "a"),
    ...(step.ties ? { tie: parser.example("tie") } : {}),
  };
  const scope = { dependsOn: "presentation" as const, presentation };
  const schema = parser.schema?.({ ties: step.ties });
  return askStep(definition, task, { step, scope, answer: { kind: "choice", options }, schema, added });
}

/** What a reply to such a step says, in the order shown. */
export function readChoice(
  { definition, step, presentation }: ChoiceStep,
  reply: JudgeReply,
): VerdictOutcome | UnparsedOutcome {
  const reading = parserOf(definition, step).read(reply, { ties: step.ties });
  if (reading.kind === "unparsed") return reading;
  const verdict = verdictOfChoice(reading.choice, presentation);
  return {
    kind: "verdict",
    verdict,
    ...(reading.confidence === undefined ? {} : { confidence: reading.confidence }),
  };
}

/** Where a protocol stands at its last step: the replies so far, and the texts of earlier steps. */
export interface LastStep {
  readonly task: JudgingTask;
  readonly replies: readonly StepReply[];
  readonly added: ReadonlyMap<string, string>;
}

/** Asks a step that is asked once and ends the protocol, or tells what its reply says. */
export function askLast(choice: ChoiceStep, { task, replies, added }: LastStep): Step {
  const found = findReplies(askChoice(choice, task, added), replies);
  if (found.kind === "missing") return { kind: "ask", asks: found.asks };
  const [reply] = found.replies;
  return { kind: "done", outcome: reply === undefined ? unparsed("empty", "") : readChoice(choice, reply) };
}

function parserOf(definition: ProtocolDefinition, step: StepDefinition): ChoiceParser {
  const name = definition.reading[step.parser ?? ""] ?? step.parser ?? "";
  const parser = choiceParsers[name];
  if (parser === undefined)
    throw new UsageError(`Cannot read step ${step.name}: no parser is called "${name}"`);
  return parser;
}
