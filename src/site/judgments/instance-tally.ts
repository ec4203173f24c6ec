import type { Gold } from "../../core/gold.js";
import type { SiteJudgments } from "../../core/site.js";
import { trialCredit } from "./trial-credit.js";

/** Which trials count: all evaluators or protocols where none is named. */
export interface TrialScope {
  readonly evaluator: string;
  readonly protocol: string;
}

/** How the trials of one instance ended. */
export interface InstanceTally {
  /** Trials that were run. */
  readonly trials: number;
  /** Those with all, with a part and with none of the credit. */
  readonly right: number;
  readonly partly: number;
  readonly wrong: number;
  readonly scored: number;
  readonly unparsed: number;
  readonly failed: number;
  /** Judges under a protocol whose presentations end in different answers. */
  readonly inconsistent: number;
  /** Evaluators by the mean credit of their answers: above, at and below a half. */
  readonly judges: { readonly right: number; readonly undecided: number; readonly wrong: number };
}

/**
 * Counts the trials of a scope, instance by instance, each once: a grid has a million of them. Rules (`isRule`) read nothing and count
 * only where they are named.
 */
export function instanceTally(
  judgments: SiteJudgments,
  scope: TrialScope,
  isRule: (evaluator: string) => boolean,
): (instance: number) => InstanceTally {
  const judges = groupsOf(judgments, scope, isRule);
  const counted = new Map<number, InstanceTally>();
  return (instance) => {
    const known = counted.get(instance);
    if (known !== undefined) return known;
    const tally = new Counts(judgments, instance);
    for (const judge of judges) tally.addJudge(judge);
    counted.set(instance, tally);
    return tally;
  };
}

interface JudgeColumns {
  /** One group for each protocol and repeat. */
  readonly groups: readonly (readonly number[])[];
}

function groupsOf(
  { columns }: SiteJudgments,
  scope: TrialScope,
  isRule: (evaluator: string) => boolean,
): readonly JudgeColumns[] {
  const judges = new Map<string, Map<string, number[]>>();
  for (const [place, { evaluator, protocol, repeat }] of columns.entries()) {
    // Rules are wrong half of the time: among judges they would only drown what is wrong with those.
    if (scope.evaluator === "" ? isRule(evaluator) : scope.evaluator !== evaluator) continue;
    if (scope.protocol !== "" && scope.protocol !== protocol) continue;
    const groups = judges.get(evaluator) ?? new Map<string, number[]>();
    judges.set(evaluator, groups);
    const key = `${protocol}\n${repeat}`;
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return [...judges].map(([evaluator, groups]) => ({
    rule: isRule(evaluator),
    groups: [...groups.values()],
  }));
}

class Counts implements InstanceTally {
  trials = 0;
  right = 0;
  partly = 0;
  wrong = 0;
  scored = 0;
  unparsed = 0;
  failed = 0;
  inconsistent = 0;
  readonly judges = { right: 0, undecided: 0, wrong: 0 };
  private readonly several: SiteJudgments["several"];
  private readonly instance: number;
  private readonly endings: string;
  private readonly gold: Gold | undefined;
  private sum = 0;
  private answers = 0;

  constructor(judgments: SiteJudgments, instance: number) {
    this.several = judgments.several;
    this.instance = instance;
    this.endings = judgments.endings[instance] ?? "";
    this.gold = judgments.instances[instance]?.gold;
  }

  addJudge({ groups }: JudgeColumns): void {
    this.sum = 0;
    this.answers = 0;
    for (const group of groups) this.addGroup(group);
    if (this.answers === 0) return;
    const mean = this.sum / this.answers;
    this.judges[mean > 0.5 ? "right" : mean < 0.5 ? "wrong" : "undecided"] += 1;
  }

  private addGroup(columns: readonly number[]): void {
    let first = "";
    let differs = false;
    for (const column of columns) {
      const ending = this.endings[column] ?? ".";
      if (!this.addTrial(ending, column)) continue;
      if (first === "") first = ending;
      else if (ending !== first) differs = true;
    }
    if (differs) this.inconsistent += 1;
  }

  /** Whether the trial ended in an answer that another may differ from. */
  private addTrial(ending: string, column: number): boolean {
    if (ending === ".") return false;
    this.trials += 1;
    if (ending === "?") this.unparsed += 1;
    else if (ending === "!") this.failed += 1;
    else if (this.gold?.kind === "scores") this.scored += 1;
    else return this.addAnswer(ending, column);
    return false;
  }

  private addAnswer(ending: string, column: number): boolean {
    const picked = ending === "*" ? this.several[`${this.instance} ${column}`] : undefined;
    const credit = this.gold === undefined ? undefined : trialCredit(ending, this.gold, picked);
    if (credit === undefined) return true;
    this.sum += credit;
    this.answers += 1;
    if (credit === 1) this.right += 1;
    else if (credit === 0) this.wrong += 1;
    else this.partly += 1;
    return true;
  }
}
