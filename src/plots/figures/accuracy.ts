import type { EvaluatorRow } from "../../core/leaderboard.js";
import type { Figure } from "../figure.js";
import { percent } from "../percent.js";
import { intervalDots, type IntervalDot } from "../specs/interval-dots.js";

/** Accuracy of each evaluator, with its interval. */
export const accuracyFigure: Figure = {
  name: "accuracy",
  title: "Accuracy of each evaluator",
  about:
    "Mean agreement with the human gold over the datasets and protocols that all evaluators share, with 95 % intervals. The dashed line is the best rule that needs no LLM.",
  of: ({ leaderboard }, sheet) => {
    const rows = leaderboard.evaluators.flatMap((row): (IntervalDot & { readonly row: EvaluatorRow })[] =>
      "value" in row.accuracy ? [{ label: row.evaluator, adapter: row.adapter, ...row.accuracy, row }] : [],
    );
    rows.sort((a, b) => b.value - a.value);
    const [best] = rows;
    if (best === undefined) return { undefined: "no evaluator has an accuracy that can be compared" };
    const rule = rows.find(({ adapter }) => adapter === "null");
    const mark =
      rule === undefined ? undefined : { value: rule.value, label: `best rule: ${percent(rule.value)}` };
    return {
      description: `${rows.length} evaluators; ${best.label} is best with ${percent(best.value)} %, ${rows.at(-1)?.label ?? ""} last with ${percent(rows.at(-1)?.value ?? 0)} %.`,
      plot: intervalDots(rows, { label: "accuracy, %", mark }, sheet),
      table: {
        columns: ["evaluator", "kind", "accuracy", "low", "high", "rank"],
        rows: rows.map(({ label, adapter, value, low, high, row }) => [
          label,
          adapter,
          value,
          low ?? "",
          high ?? "",
          row.rank ?? "",
        ]),
      },
    };
  },
};
