import type { PlacedStatement } from "./last-verdict.js";
import { lastVerdict } from "./last-verdict.js";
import { ledSentences } from "./led-sentences.js";
import type { Choice, ChoiceParser, Letter } from "./reading.js";
import { plainLines } from "./sentences.js";
import { standingOf } from "./standing.js";
import type { Statement } from "./statement.js";
import { statementOf } from "./statement.js";
import { unparsed } from "./unparsed.js";
import { unusable } from "./unusable.js";

/** A statement of a reply; `bare` if its line is a label and nothing else. */
interface Mark extends PlacedStatement {
  readonly bare: boolean;
}

const lead = String.raw`((?:(?:therefore|thus|hence|so|overall),? )?(?:(?:(?:my|the) )?(?:final )?(?:answer|verdict|decision|choice|judge?ment|conclusion|winner|better (?:output|one))(?: is)?:? |i (?:choose|select|prefer|pick) )?)`;
const labelled = new RegExp(String.raw`^${lead}(?:(?:output )?\(([a-z])\)|output ([a-z]))[.!]*$`);
const bothLabels = /^(?:output )?\(?[ab]\)?\s?(?:and|or|&|\/|,)?\s?(?:output )?\(?[ab]\)?[.!]*$/;

/**
 * Reads a reply that was asked to be nothing but "Output (a)" or "Output (b)". A verdict is a line that says no more than
 * the label, or a sentence stating that an output is better; lines that merely begin with a label are reasoning. The last
 * verdict decides, unless something after it overturns it (see `closing-statement`). A bare label is contradictory right
 * below a verdict for the other letter ("Output (a)", "Output (b)": nothing tells which is meant), and where it stands above
 * text and below another letter, as headings do.
 */
export const labelLine: ChoiceParser = {
  read(reply, menu) {
    const refusal = unusable(reply);
    if (refusal !== undefined) return refusal;
    const lines = plainLines(reply.text);
    const marks = marksOf(reply.text, lines);
    const last = lastVerdict(marks, menu.ties);
    if (last.kind === "none") {
      const sole = last.reason === "no-verdict" ? soleLetter(lines) : undefined;
      return sole === undefined ? unparsed(last.reason, reply.text) : { kind: "choice", choice: sole };
    }
    const unclear = isSecondOfTwo(marks, last.place) || isHeading(marks, last.place, lines.length);
    return unclear ? unparsed("contradictory", reply.text) : { kind: "choice", choice: last.choice };
  },
  example(choice: Choice) {
    return choice === "tie" ? "Tie" : `Output (${choice})`;
  },
};

function marksOf(text: string, lines: readonly string[]): readonly Mark[] {
  return ledSentences(text).flatMap(({ text: sentence, line }, index, all) => {
    const whole = lines[line] ?? "";
    const statement = statementOfLine(whole, sentence);
    if (statement === undefined) {
      const said = statementOf(sentence);
      return said === undefined ? [] : [{ statement: said, line, index, bare: false }];
    }
    const first = all[index - 1]?.line !== line;
    return first ? [{ statement, line, index, bare: labelled.exec(whole)?.[1] === "" }] : [];
  });
}

/** What a line says that is a label or two and no sentence; undefined for all others. `sentence` may hold what leads it in. */
function statementOfLine(line: string, sentence: string): Statement | undefined {
  const match = labelled.exec(line);
  const letter = match?.[2] ?? match?.[3];
  if (letter === undefined) return bothLabels.test(line) ? { kind: "off-menu" } : undefined;
  if (letter !== "a" && letter !== "b") return { kind: "off-menu" };
  const isOwn = !sentence.endsWith(line) || standingOf(sentence.slice(0, -line.length)) === "own";
  return isOwn
    ? { kind: "choice", letter, concludes: false }
    : { kind: "doubt", names: [letter], denies: [], retracts: undefined };
}

/** Whether the verdict at a place is a bare label right below a verdict for the other letter, or below its like. */
function isSecondOfTwo(marks: readonly Mark[], place: number): boolean {
  const letter = letterAt(marks, place);
  for (let at = place; letter !== undefined && marks[at]?.bare === true; at -= 1) {
    const above = letterAt(marks, at - 1);
    const lines = (marks[at]?.line ?? 0) - (marks[at - 1]?.line ?? 0);
    if (above === undefined || lines > 1) return false;
    if (above !== letter) return true;
  }
  return false;
}

/** Whether the verdict at a place is a bare label with text below it, and a verdict for the other letter stands above it. */
function isHeading(marks: readonly Mark[], place: number, lines: number): boolean {
  const last = marks[place];
  const letter = letterAt(marks, place);
  if (last === undefined || letter === undefined || !last.bare || last.line === lines - 1) return false;
  return marks
    .slice(0, place)
    .some((_, at) => letterAt(marks, at) !== undefined && letterAt(marks, at) !== letter);
}

function letterAt(marks: readonly Mark[], place: number): Letter | undefined {
  const statement = marks[place]?.statement;
  return statement?.kind === "choice" ? statement.letter : undefined;
}

/** A reply of one letter and nothing else. */
function soleLetter(lines: readonly string[]): Letter | undefined {
  const letter = lines.length === 1 ? lines[0]?.replace(/[.!]$/, "") : undefined;
  return letter === "a" || letter === "b" ? letter : undefined;
}
