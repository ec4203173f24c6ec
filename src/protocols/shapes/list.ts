import type { Ask } from "../../core/ask.js";
import type { ChatReply } from "../../core/chat-reply.js";
import { UsageError } from "../../core/errors.js";
import { joinWords } from "../../core/join-words.js";
import type { JudgingTask } from "../../core/judging-task.js";
import type { PickOutcome, UnparsedOutcome, VerdictOutcome } from "../../core/outcome.js";
import { shownOrder } from "../../core/shown-order.js";
import { askStep } from "../ask-step.js";
import { auxiliaryTexts } from "../auxiliary-texts.js";
import { findReplies } from "../find-replies.js";
import { listLetters } from "../list-letters.js";
import { letterParsers } from "../parsers/letter-parsers.js";
import type { LetterParser } from "../parsers/reading.js";
import { unparsed } from "../parsers/unparsed.js";
import type { ListCard } from "../protocol-card.js";
import type { ProtocolDefinition, StepDefinition } from "../protocol-definition.js";
import type { Shape } from "./shape.js";
import { stepNamed } from "./step-named.js";

/**
 * The judge sees all outputs, each under a letter, and names the best one. Of a list the pick counts; a pair is a best of two
 * and ends in a verdict. Beside the outputs, prompts may name the letters on the menu and how many outputs there are.
 */
export const list: Shape<ListCard> = {
  tasks: ["listwise", "pairwise"],
  needs: [],
  presentationsShareCalls: false,
  steps: [
    {
      dependsOn: "presentation",
      reads: "letter",
      mayUse: ["count"],
      mustUse: ["instruction", "outputs", "letters"],
      ties: false,
      samples: "one",
    },
  ],
  next(definition, task, replies) {
    const auxiliary = auxiliaryTexts(definition, task, { replies });
    if (auxiliary.kind === "step") return auxiliary.step;
    const found = findReplies(asksOf(definition, task, auxiliary.texts), replies);
    if (found.kind === "missing") return { kind: "ask", asks: found.asks };
    const [reply] = found.replies;
    const outcome = reply === undefined ? unparsed("empty", "") : outcomeOf(definition, task, reply);
    return { kind: "done", outcome };
  },
};

function asksOf(
  definition: ProtocolDefinition<ListCard>,
  task: JudgingTask,
  texts: ReadonlyMap<string, string>,
): readonly Ask[] {
  const step = stepNamed(definition);
  const { presentation } = task;
  const letters = listLetters(task, presentation);
  const labels = letters.map((letter) => `Output (${letter})`);
  const outputs = shownOrder(task, presentation).map((output) => task.outputs[output] ?? "");
  const added = new Map(texts)
    .set("outputs", outputs.map((output, place) => `# ${labels[place] ?? ""}\n${output}`).join("\n\n"))
    .set("letters", joinWords(labels, "or"))
    .set("count", String(labels.length));
  const parser = parserOf(step);
  const answer = { kind: "best" as const, options: letters.map((letter) => parser.example(letter)) };
  return askStep(definition, task, {
    step,
    scope: { dependsOn: "presentation", presentation },
    answer,
    added,
  });
}

function outcomeOf(
  definition: ProtocolDefinition<ListCard>,
  task: JudgingTask,
  reply: ChatReply,
): PickOutcome | VerdictOutcome | UnparsedOutcome {
  const letters = listLetters(task, task.presentation);
  const reading = parserOf(stepNamed(definition)).read(reply, letters);
  if (reading.kind === "unparsed") return reading;
  const place = letters.indexOf(reading.letter);
  const confidence = reading.confidence === undefined ? {} : { confidence: reading.confidence };
  if (task.task === "pairwise")
    return { kind: "verdict", verdict: place === 0 ? "first" : "second", ...confidence };
  return { kind: "pick", picked: [shownOrder(task, task.presentation)[place] ?? 0], ...confidence };
}

function parserOf(step: StepDefinition): LetterParser {
  const parser = letterParsers[step.parser ?? ""];
  if (parser === undefined)
    throw new UsageError(`Cannot read step ${step.name}: no parser is called "${step.parser ?? ""}"`);
  return parser;
}
