import { labelLine } from "./label-line.js";
import type { Choice, ChoiceParser, Letter } from "./reading.js";
import { unparsed } from "./unparsed.js";

// Within a line and of bounded length: a long run of spaces or line breaks would be scanned from each of them.
const marks = String.raw`(?:[^\S\n]|["'\x60*_([{\u201C\u2018]){0,20}`;
const named = new RegExp(
  String.raw`\b[Mm]odels?${marks}([mM])(?![\p{L}\p{N}])[)\]}*_"'\x60\u201D\u2019]*`,
  "gu",
);
const closing = new RegExp(
  String.raw`(^|(?:\b(?:is|answer|verdict|choice|decision|winner|output|one)\b[^\S\n]{0,20}:?|:)[^\S\n]{0,20})(?<![\p{L}\p{N}])${marks}([mM])(?![\p{L}\p{N}])[)\]}*_"'\x60\u201D\u2019.!]*[^\S\n]*$`,
  "gmu",
);
/** What only other protocols' judges say; here it must not pass for a marker. Ends of lines are all that `^` knows. */
const foreign = /\boutput\s*\(?[ab]\b\)?|\([ab]\)|^[^\w\n\r\u2028\u2029]*[ab][^\w\n\r\u2028\u2029]*$/gimu;

/**
 * Reads a reply that was asked to be nothing but one of the two model identifiers, `m` (read as a) and `M` (read as b): the
 * identifier alone on a line, "Model (m)", or a statement that one of the models is better. Case tells the two apart. As with
 * labels, the last verdict decides and mentions in the reasoning do not.
 */
export const markerLine: ChoiceParser = {
  read(reply, menu) {
    const text = reply.text
      .replace(foreign, "-")
      .replace(/\b(better|preferred) model\b/giu, "$1 output")
      .replace(named, labelOf)
      .replace(closing, closingLabelOf);
    const reading = labelLine.read({ ...reply, text }, menu);
    return reading.kind === "choice" ? reading : unparsed(reading.reason, reply.text);
  },
  example: (choice: Choice) => (choice === "tie" ? "tie" : markerOf(choice)),
};

function labelOf(_: string, marker: string): string {
  return `Output (${letterOf(marker)})`;
}

function closingLabelOf(_: string, before: string, marker: string): string {
  return `${before} Output (${letterOf(marker)})`;
}

function letterOf(marker: string): Letter {
  return marker === "m" ? "a" : "b";
}

function markerOf(letter: Letter): string {
  return letter === "a" ? "m" : "M";
}
