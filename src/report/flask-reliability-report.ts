import type { FlaskReliability } from "../core/flask-reliability.js";
import { formatCoefficient, formatCount } from "./format-figure.js";
import { rangeText } from "./range-text.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** What a paper says of a skill, beside what was measured. */
export interface PublishedFigures {
  readonly humans: number;
  readonly runs: number;
  readonly pearson: number;
}

interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

const left = (title: string): Column => ({ title, align: "left" });
const right = (title: string): Column => ({ title, align: "right" });

/** Reliability for the terminal, with the published figures beside it. */
export function flaskReliabilityReport(
  { rows, respondents }: FlaskReliability,
  published: ReadonlyMap<string, PublishedFigures>,
): string {
  const paper = (skill: string, name: keyof PublishedFigures): string =>
    published.get(skill)?.[name].toFixed(2) ?? "-";
  const agreement = textTable(
    [left("model and humans"), ...["n", "rho", "tau", "r"].map(right), left("95 %"), right("paper: r")],
    rows.map(({ skill, n, spearman, kendall, pearson }) => [
      ...[skill, formatCount(n), formatCoefficient(spearman), formatCoefficient(kendall)],
      ...[formatCoefficient(pearson), rangeText(pearson), paper(skill, "pearson")],
    ]),
  );
  const alphas = textTable(
    [
      left("alpha"),
      ...[right("humans"), left("95 %"), right("ordinal"), right("paper")],
      ...[right("runs"), right("ordinal"), right("paper"), right("weight")],
    ],
    rows.map(({ skill, humans, runs, weight }) => [
      ...[
        skill,
        formatCoefficient(humans.interval),
        rangeText(humans.interval),
        formatCoefficient(humans.ordinal),
      ],
      ...[paper(skill, "humans"), formatCoefficient(runs.interval), formatCoefficient(runs.ordinal)],
      ...[paper(skill, "runs"), weight === undefined ? "" : formatCoefficient(weight)],
    ]),
  );
  const lengths = textTable(
    [
      ...[left("length and score, r"), right("model"), left("95 %"), right("within"), left("95 %")],
      ...[right("humans"), left("95 %")],
    ],
    rows.map(({ skill, length: { model, within, human } }) => [
      ...[skill, formatCoefficient(model), rangeText(model), formatCoefficient(within), rangeText(within)],
      ...[formatCoefficient(human), rangeText(human)],
    ]),
  );
  const scores = textTable(
    [left("respondent"), right("n"), ...["humans", "weighted", "model", "weighted"].map(right)],
    respondents.map(({ respondent, n, human, model }) => [
      ...[respondent, formatCount(n), formatCoefficient(human.macro), formatCoefficient(human.weighted)],
      ...[formatCoefficient(model.macro), formatCoefficient(model.weighted)],
    ]),
  );
  const notes = wrapLine(
    "rho: Spearman, tau: Kendall's tau-b, r: Pearson, of the humans' mean and the mean of the model's runs. alpha: Krippendorff's, of scores as " +
      "amounts and as ranks. Intervals: 95 %, bootstrap over instructions. within: the model, among one respondent's answers, mean over respondents. weight: the humans' alpha, shares of all skills'; weighted: the mean " +
      "of the skills' means by it. Paper: Ye et al. 2024, tables 2 and 4; it does not say which alpha.",
  );
  // A file without scores of a model has nothing to say of one.
  const hasModel = rows.some(({ n }) => n > 0);
  return [...(hasModel ? [agreement] : []), alphas, ...(hasModel ? [lengths] : []), scores, notes].join(
    "\n\n",
  );
}
