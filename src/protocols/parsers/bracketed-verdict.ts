import { countCodePoints } from "../../core/count-code-points.js";
import type { Choice, ChoiceParser } from "./reading.js";
import { unparsed } from "./unparsed.js";
import { unusable } from "./unusable.js";

/** How the verdicts of one kind are written between double brackets. */
export interface BracketedForm {
  /** A verdict alone on the last line, without its brackets: group 1 is what would stand in them. */
  readonly bareLine: RegExp;
  /** What is written between the brackets, as a choice; undefined for what is on no menu. */
  readonly choiceOf: (written: string) => Choice | undefined;
  readonly example: (choice: Choice) => string;
}

interface Verdict {
  readonly written: string;
  /** Text between the verdict before, or the line's start, and this one. */
  readonly before: string;
  readonly sameLine: boolean;
}

const bracketed = /\[\[([^[\]\n]+)\]\]/gu;
/** What else stands in double brackets is no verdict. In characters. */
const longest = 12;
const separator = /^\W*(?:(?:or|and|nor)\W*)?$/iu;
const clauseEnd = /[.;:!?]/u;
const denial = /\b(?:not|never|neither|nor|cannot|rather than|instead of|hardly|no longer|without)\b|n't\b/iu;
const condition = /\b(?:if|unless|whether|would have been|might have been|could have been)\b/iu;

/**
 * A parser of verdicts in double brackets. The last one that is neither denied nor conditional decides; a list of several is a
 * menu, not a verdict.
 */
export function bracketedVerdict({ bareLine, choiceOf, example }: BracketedForm): ChoiceParser {
  return {
    read(reply, menu) {
      const refusal = unusable(reply);
      if (refusal !== undefined) return refusal;
      const verdicts = verdictsIn(plain(reply.text), bareLine);
      const meant = verdicts.filter(({ before }) => {
        const clause = before.split(clauseEnd).at(-1) ?? "";
        return !denial.test(clause) && !condition.test(clause);
      });
      const last = meant.at(-1);
      if (last === undefined) return unparsed("no-verdict", reply.text);
      const earlier = verdicts[verdicts.indexOf(last) - 1];
      const listed = last.sameLine && separator.test(last.before) && earlier?.written !== last.written;
      const choice = listed ? undefined : choiceOf(last.written);
      if (choice === undefined || (choice === "tie" && !menu.ties)) return unparsed("off-menu", reply.text);
      return { kind: "choice", choice };
    },
    example,
  };
}

function plain(text: string): string {
  return text
    .replaceAll("&gt;", ">")
    .replaceAll("&lt;", "<")
    .replace(/\\([[\]<>=])/gu, "$1")
    .replace(/[*_`]/gu, "")
    .replace(/\u2019/gu, "'");
}

function verdictsIn(text: string, bareLine: RegExp): readonly Verdict[] {
  const lines = text.split("\n").map((line) => line.trim());
  const found = lines.flatMap((line) => {
    let end = 0;
    return [...line.matchAll(bracketed)].flatMap((match): readonly Verdict[] => {
      const written = (match[1] ?? "").trim();
      if (countCodePoints(written) > longest) return [];
      const before = line.slice(end, match.index);
      const sameLine = end > 0;
      end = match.index + match[0].length;
      return [{ written, before, sameLine }];
    });
  });
  if (found.length > 0) return found;
  const last = bareLine.exec(lines.findLast((line) => line !== "") ?? "");
  return last === null ? [] : [{ written: last[1] ?? "", before: "", sameLine: false }];
}
