import type { JSX } from "preact";
import type { SiteJudgments } from "../../core/site.js";
import type { TaskKind } from "../../core/task-kind.js";
import { creditMark } from "./credit-mark.js";
import { endingWords } from "./ending-words.js";
import { trialCredit } from "./trial-credit.js";

/** A trial: of an instance, by its place, in a column. */
export interface EndingMarkProps {
  readonly judgments: SiteJudgments;
  readonly instance: number;
  readonly column: number;
  readonly task: TaskKind;
}

/** How a trial ended, and whether that is right. */
export function EndingMark({ judgments, instance, column, task }: EndingMarkProps): JSX.Element {
  const ending = judgments.endings[instance]?.[column] ?? ".";
  const picked = judgments.several[`${instance} ${column}`];
  const gold = judgments.instances[instance]?.gold;
  const { sign, word } = creditMark(gold === undefined ? undefined : trialCredit(ending, gold, picked));
  const kind = word === "" ? (ending === "?" || ending === "!" ? "missing" : "plain") : word.split(" ")[0];
  return (
    <span class={`ending ending-${kind}`}>
      {endingWords(ending, task, picked)}
      {word !== "" && (
        <>
          {" "}
          <span aria-hidden="true">{sign}</span>
          <span class="sr">{word}</span>
        </>
      )}
    </span>
  );
}
