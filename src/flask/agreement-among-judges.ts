import type { FlaskJudgeAgreement } from "../core/flask-reliability.js";
import { alphaPair } from "./alpha-pair.js";
import { answerKey } from "./answer-key.js";
import { bySkill } from "./by-skill.js";
import { meanOf } from "./mean-of.js";
import type { ReliabilityOptions } from "./reliability-options.js";
import type { ReviewingJudge } from "./reviewing-judge.js";

/** How far judges agree on the answers that two or more of them scored, by skill and over all; a judge's repeats are averaged first. */
export function agreementAmongJudges(
  judges: readonly ReviewingJudge[],
  options: ReliabilityOptions,
): readonly FlaskJudgeAgreement[] {
  const units = new Map<
    string,
    { readonly cluster: string; readonly skill: string; readonly scores: number[] }
  >();
  for (const answer of judges.flatMap(({ answers }) => answers)) {
    const { cluster, skill, scores } = answer;
    const unit = units.get(answerKey(answer)) ?? { cluster, skill, scores: [] };
    unit.scores.push(meanOf(scores.values()));
    units.set(answerKey(answer), unit);
  }
  const shared = [...units.values()].filter(({ scores }) => scores.length > 1);
  return [["overall", shared] as const, ...bySkill(shared)].map(([skill, own]) => ({
    ...{ skill, n: own.length },
    instructions: new Set(own.map(({ cluster }) => cluster)).size,
    alpha: alphaPair(own, options),
  }));
}
