import { answerPlaces } from "./answer-places.js";
import type { AnswerReading } from "./answer-reading.js";
import { cleanAnswer } from "./clean-answer.js";
import { plainText } from "./plain-text.js";
import { readNumber } from "./read-number.js";
import { readOption } from "./read-option.js";
import { readWord } from "./read-word.js";

/**
 * The answer that a reply gives, in one spelling for all that mean the same; undefined where none can be made out. The likeliest place
 * that holds an answer of the kind asked for decides.
 */
export function readAnswer(reply: string, reading: AnswerReading): string | undefined {
  for (const place of answerPlaces(reply)) {
    const answer = readPiece(place, reading);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

function readPiece(piece: string, reading: AnswerReading): string | undefined {
  switch (reading.kind) {
    case "option":
      return readOption(piece, reading.options);
    case "number":
      return readNumber(piece)?.toString();
    case "word":
      return readWord(piece, reading.menu);
    case "words":
      return wordsOf(piece);
    case "brackets":
      return bracketsOf(piece);
    case "text":
      return plainText(cleanAnswer(piece)) || undefined;
  }
}

/** Lists may be numbered, have commas, or take a line for each word. */
function wordsOf(piece: string): string | undefined {
  const words = piece
    .toLowerCase()
    .replace(/^\s*(?:\d+[.)]|[-*•])\s+/gmu, "")
    .split(/[\s,;]+/u)
    .map((word) => word.replace(/^[.:"'`*]+|[.:"'`*]+$/gu, ""))
    .filter((word) => word !== "");
  return words.length === 0 ? undefined : words.join(" ");
}

function bracketsOf(piece: string): string | undefined {
  const text = piece.replace(/[\s`*"']+|\.$/gu, "");
  return /^[()[\]{}<>]+$/u.test(text) ? text : undefined;
}
