import type { Choice, ChoiceParser, Letter } from "./reading.js";
import { plainLines, sentences } from "./sentences.js";
import { statementOf } from "./statement.js";
import { unparsed } from "./unparsed.js";
import { unusable } from "./unusable.js";

type LineVerdict =
  | { readonly kind: "choice"; readonly letter: Letter; readonly bare: boolean }
  | { readonly kind: "tie" | "off-menu" | "contradiction" };

interface PlacedVerdict {
  readonly verdict: LineVerdict;
  readonly line: number;
}

const lead = String.raw`(?:(?:therefore|thus|hence|so|overall),? )?(?:(?:(?:my|the) )?(?:final )?(?:answer|verdict|decision|choice|judge?ment|conclusion|winner|better (?:output|one))(?: is)?:? |i (?:choose|select|prefer|pick) )?`;
const bareLabel = new RegExp(String.raw`^${lead}(?:(?:output )?\(([a-z])\)|output ([a-z]))[.!]*$`);
const bothLabels = /^(?:output )?\(?[ab]\)?\s?(?:and|or|&|\/|,)?\s?(?:output )?\(?[ab]\)?[.!]*$/;

/**
 * Reads a reply that was asked to be nothing but "Output (a)" or "Output (b)". A verdict is a line that says no more than
 * the label, or one with a sentence stating that an output is better; lines that merely begin with a label are reasoning. The
 * last verdict decides, but labels that stand above paragraphs about both outputs are headings: contradictory.
 */
export const labelLine: ChoiceParser = {
  read(reply, menu) {
    const refusal = unusable(reply);
    if (refusal !== undefined) return refusal;
    const lines = plainLines(reply.text);
    const found = verdictsOf(lines);
    const last = found.at(-1);
    if (last === undefined) return soleLetter(lines) ?? unparsed("no-verdict", reply.text);
    switch (last.verdict.kind) {
      case "choice":
        return isHeading(last, found, lines.length)
          ? unparsed("contradictory", reply.text)
          : { kind: "choice", choice: last.verdict.letter };
      case "tie":
        return menu.ties ? { kind: "choice", choice: "tie" } : unparsed("off-menu", reply.text);
      case "off-menu":
        return unparsed("off-menu", reply.text);
      case "contradiction":
        return unparsed("contradictory", reply.text);
    }
  },
  example(choice: Choice) {
    return choice === "tie" ? "Tie" : `Output (${choice})`;
  },
};

function verdictsOf(lines: readonly string[]): readonly PlacedVerdict[] {
  return lines.flatMap((text, line) => {
    const verdict = verdictOfLine(text);
    return verdict === undefined ? [] : [{ verdict, line }];
  });
}

function verdictOfLine(line: string): LineVerdict | undefined {
  const match = bareLabel.exec(line);
  const letter = match?.[1] ?? match?.[2];
  if (letter === "a" || letter === "b") return { kind: "choice", letter, bare: true };
  if (letter !== undefined || bothLabels.test(line)) return { kind: "off-menu" };
  return statedIn(line);
}

/** The last statement among the sentences of a line, unless an earlier one claims the other letter. */
function statedIn(line: string): LineVerdict | undefined {
  const [last, before] = sentences(line)
    .flatMap(({ text }) => statementOf(text) ?? [])
    .reverse();
  if (last === undefined || last.kind === "denial") return undefined;
  if (last.kind !== "choice") return { kind: last.kind };
  const contradicts = before?.kind === "choice" && before.letter !== last.letter && !last.concludes;
  return contradicts ? { kind: "contradiction" } : { kind: "choice", letter: last.letter, bare: false };
}

/** Whether the last verdict is a bare label with text below it, and another letter stands above it. */
function isHeading(last: PlacedVerdict, found: readonly PlacedVerdict[], lines: number): boolean {
  const { verdict } = last;
  if (verdict.kind !== "choice" || !verdict.bare || last.line === lines - 1) return false;
  return found.some(
    ({ verdict: other }) => other.kind === "choice" && other.bare && other.letter !== verdict.letter,
  );
}

/** A reply of one letter and nothing else. */
function soleLetter(lines: readonly string[]): { kind: "choice"; choice: Letter } | undefined {
  const letter = lines.length === 1 ? lines[0]?.replace(/[.!]$/, "") : undefined;
  return letter === "a" || letter === "b" ? { kind: "choice", choice: letter } : undefined;
}
