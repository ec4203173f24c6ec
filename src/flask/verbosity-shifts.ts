import type { Estimate } from "../core/estimate.js";
import type { FlaskVerbosityRow } from "../core/flask-reliability.js";
import { clusteredProportion } from "../stats/clustered-proportion.js";
import { answerKey } from "./answer-key.js";
import { bySkill } from "./by-skill.js";
import { meanOfScores } from "./mean-of-scores.js";
import type { ReviewedAnswer, ReviewingJudge } from "./reviewing-judge.js";

/** Skills that are about length itself: a longer answer should change them. */
const aboutLength: ReadonlySet<string> = new Set(["Completeness", "Conciseness"]);

/**
 * How a judge's scores change where answers are made longer and say the same: the share that stays, and the mean shift. Scores of one
 * instruction, respondent, skill and repeat are compared. Where each side has one respondent alone, its name may differ: a file of
 * longer answers is seldom called as the answers were.
 *
 * Source: Ye et al. (2024), arXiv:2307.10928, whose overall share leaves out Completeness and Conciseness, as here.
 */
export function verbosityShifts(
  plain: ReviewingJudge,
  verbose: ReviewingJudge,
): readonly FlaskVerbosityRow[] {
  const rename = renaming(plain.answers, verbose.answers);
  const longer = new Map(
    verbose.answers.map((answer) => {
      const respondent = rename(answer.respondent);
      return [answerKey({ ...answer, respondent }), answer.scores];
    }),
  );
  const pairs = plain.answers.flatMap(({ cluster, skill, scores, ...answer }) => {
    const other = longer.get(answerKey({ ...answer, cluster, skill }));
    return [...scores].flatMap(([repeat, before]) => {
      const after = other?.get(repeat);
      return after === undefined ? [] : [{ cluster, skill, shift: after - before }];
    });
  });
  const overall = pairs.filter(({ skill }) => !aboutLength.has(skill));
  return [["overall", overall] as const, ...bySkill(pairs)].map(([skill, own]) => ({
    ...{ judge: plain.judge, skill, n: own.length },
    instructions: new Set(own.map(({ cluster }) => cluster)).size,
    unchanged: unchangedShare(own),
    shift: meanOfScores(own.map(({ cluster, shift }) => ({ cluster, score: shift, group: "" }))).mean,
  }));
}

interface Shift {
  readonly cluster: string;
  readonly shift: number;
}

function unchangedShare(shifts: readonly Shift[]): Estimate {
  const hits = shifts.map(({ shift }) => shift === 0);
  if (hits.length === 0) return { undefined: "no answer was scored in both forms" };
  const found = clusteredProportion(
    hits,
    shifts.map(({ cluster }) => cluster),
  );
  // Of one instruction there is a share, and no interval.
  if ("undefined" in found) return { value: hits.filter(Boolean).length / hits.length };
  const { value, low, high, method } = found;
  return { value, low, high, method };
}

function renaming(
  plain: readonly ReviewedAnswer[],
  verbose: readonly ReviewedAnswer[],
): (name: string) => string {
  const [names, others] = [plain, verbose].map((answers) => [
    ...new Set(answers.map(({ respondent }) => respondent)),
  ]);
  const [name, other] = [names?.[0], others?.[0]];
  const alone = names?.length === 1 && others?.length === 1;
  return alone && name !== undefined && other !== undefined ? () => name : (given) => given;
}
