import { answerPlaces } from "./answer-places.js";
import type { AnswerReading } from "./answer-reading.js";
import { cleanAnswer } from "./clean-answer.js";
import { plainText } from "./plain-text.js";
import { readNumber } from "./read-number.js";
import { readOption } from "./read-option.js";
import { readWord } from "./read-word.js";
import { readWords } from "./read-words.js";

/**
 * The answer that a reply gives, in one spelling for all that mean the same; undefined where none can be made out. The likeliest place
 * that holds an answer of the kind asked for decides.
 */
export function readAnswer(reply: string, reading: AnswerReading): string | undefined {
  if (reading.kind === "words") return readWords(reply);
  for (const place of answerPlaces(reply)) {
    const answer = readPiece(place, reading);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

function readPiece(
  piece: string,
  reading: Exclude<AnswerReading, { readonly kind: "words" }>,
): string | undefined {
  switch (reading.kind) {
    case "option":
      return readOption(piece, reading.options);
    case "number":
      return readNumber(piece)?.toString();
    case "word":
      return readWord(piece, reading.menu);
    case "brackets":
      return bracketsOf(piece);
    case "text":
      return plainText(cleanAnswer(piece)) || undefined;
  }
}

/** Brackets alone, or those that a line ends with. */
function bracketsOf(piece: string): string | undefined {
  const run = /(?:^|\s)([()[\]{}<>\s]+)$/u.exec(piece.replace(/[`*"']+|\.\s*$/gu, ""))?.[1];
  const text = (run ?? "").replace(/\s+/gu, "");
  return text === "" ? undefined : text;
}
