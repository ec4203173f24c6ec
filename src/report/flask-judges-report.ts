import type {
  FlaskJudge,
  FlaskJudgeAgreement,
  FlaskReliability,
  FlaskVerbosityRow,
} from "../core/flask-reliability.js";
import { formatCoefficient, formatCount, formatInterval, formatPercentEstimate } from "./format-figure.js";
import { rangeText } from "./range-text.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** What a paper says, to be shown beside what was measured. */
export interface PublishedJudges {
  readonly evaluators: readonly {
    readonly evaluator: string;
    readonly spearman: number;
    readonly kendall: number;
    readonly pearson: number;
  }[];
  readonly skills: ReadonlyMap<
    string,
    { readonly runs: number; readonly judges: number; readonly pearson: number }
  >;
}

interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

const left = (title: string): Column => ({ title, align: "left" });
const right = (title: string): Column => ({ title, align: "right" });

/** Reliability of the judges of one's own reviews for the terminal, with the published figures beside it. */
export function flaskJudgesReport(
  { judges = [], amongJudges, verbosity }: FlaskReliability,
  published: PublishedJudges,
): string {
  const ambiguous = judges.reduce((sum, judge) => sum + judge.ambiguous, 0);
  return [
    ...(judges.some(({ rows }) => rows.some(({ n }) => n > 0)) ? [correlations(judges, published)] : []),
    ...judges.map((judge) => ofJudge(judge, published)),
    ...(amongJudges === undefined ? [] : [among(amongJudges, published)]),
    ...(verbosity === undefined ? [] : [shifts(verbosity)]),
    wrapLine(
      "Reviews and human scores meet by instruction, respondent and skill. repeats: alpha among a judge's repeats; within: length and score " +
        "among one respondent's answers, mean over respondents. Paper: Ye et al. 2024, tables 1, 2 and 4, of other answers and judges." +
        (ambiguous === 0
          ? ""
          : ` Left out: ${formatCount(ambiguous)} answers to an instruction that stands under several ids.`),
    ),
  ].join("\n\n");
}

function correlations(judges: readonly FlaskJudge[], { evaluators }: PublishedJudges): string {
  return textTable(
    [left("judge and humans"), ...["n", "rho", "tau", "r"].map(right), left("95 %")],
    [
      ...judges.flatMap(({ judge, rows }) =>
        rows
          .slice(0, 1)
          .map(({ n, spearman, kendall, pearson }) => [
            ...[judge, formatCount(n), formatCoefficient(spearman), formatCoefficient(kendall)],
            ...[formatCoefficient(pearson), rangeText(pearson)],
          ]),
      ),
      ...evaluators.map(({ evaluator, spearman, kendall, pearson }) => [
        ...[`paper: ${evaluator}`, "", spearman.toFixed(2), kendall.toFixed(2), pearson.toFixed(2), ""],
      ]),
    ],
  );
}

function ofJudge({ judge, rows }: FlaskJudge, { skills }: PublishedJudges): string {
  return textTable(
    [
      left(judge),
      ...["reviewed", "rated", "r"].map(right),
      left("95 %"),
      ...["paper", "repeats", "paper", "length", "within"].map(right),
    ],
    rows.map(({ skill, reviewed, n, pearson, runs, length }) => [
      ...[skill, formatCount(reviewed), formatCount(n), formatCoefficient(pearson), rangeText(pearson)],
      ...[skills.get(skill)?.pearson.toFixed(2) ?? "-", formatCoefficient(runs.interval)],
      ...[skills.get(skill)?.runs.toFixed(2) ?? "-", formatCoefficient(length.all)],
      formatCoefficient(length.within),
    ]),
  );
}

function among(rows: readonly FlaskJudgeAgreement[], { skills }: PublishedJudges): string {
  return textTable(
    [left("among judges"), right("n"), right("alpha"), left("95 %"), right("ordinal"), right("paper")],
    rows.map(({ skill, n, alpha }) => [
      ...[skill, formatCount(n), formatCoefficient(alpha.interval), rangeText(alpha.interval)],
      ...[formatCoefficient(alpha.ordinal), skills.get(skill)?.judges.toFixed(2) ?? "-"],
    ]),
  );
}

function shifts(rows: readonly FlaskVerbosityRow[]): string {
  const table = textTable(
    [
      ...[left("longer answers"), left("judge"), right("n"), right("unchanged %"), left("95 %")],
      ...[right("shift"), left("95 %")],
    ],
    rows.map(({ skill, judge, n, unchanged, shift }) => [
      ...[skill, judge, formatCount(n), formatPercentEstimate(unchanged), formatInterval(unchanged)],
      ...[formatCoefficient(shift), rangeText(shift)],
    ]),
  );
  const note = wrapLine(
    "Overall without Completeness and Conciseness, which are about length. Paper, GPT-4 on FLASK-Hard: unchanged 43.8 % with one score, 53.0 % by " +
      "skill, 55.8 % by checklist.",
  );
  return `${table}\n${note}`;
}
