import type { ItemGold } from "./item.js";

/**
 * What a respondent without an LLM may answer: the right answer first, then wrong ones, each as a reply would have it. Providers never see
 * them. Empty for a writing task, to which no answer is wrong.
 */
export function candidateAnswers(gold: ItemGold): readonly string[] {
  switch (gold.kind) {
    case "answer":
      return [gold.target, ...wrongAnswers(gold)];
    case "spans":
      return [gold.target, "nothing of the kind"];
    case "program":
      return [gold.solution, "    return None\n"];
    case "pair":
      return gold.outputs;
    case "writing":
      return [];
  }
}

function wrongAnswers({ answer, target, reading }: Extract<ItemGold, { kind: "answer" }>): readonly string[] {
  switch (reading.kind) {
    case "option":
      return reading.options
        .map((_, place) => String.fromCharCode(65 + place))
        .filter((letter) => letter !== answer)
        .map((letter) => target.replace(answer, letter));
    case "number":
      return [String(Number(answer) + 1)];
    case "word":
      return reading.menu.filter((word) => word !== answer);
    case "words":
      return [answer.split(" ").reverse().join(" "), `${answer} zzz`].filter((text) => text !== answer);
    case "brackets":
      return [`${target} )`];
    case "text":
      return ["something else"];
  }
}
