import type { Estimate } from "../core/estimate.js";
import type { Holistic } from "../core/holistic.js";
import { csvText } from "./csv-text.js";

/** The same as rows: a model's figure, or a correlation. */
export function holisticCsv({ models, links }: Holistic): string {
  const figures = models.flatMap(({ model, figures: own }) =>
    Object.entries(own).map(([measure, value]) => ({
      kind: "figure",
      model,
      measure,
      ...numbersOf(value),
      n: "",
    })),
  );
  const correlations = links.flatMap(({ measure, n, spearman, kendall }) => [
    { kind: "spearman", model: "", measure, ...numbersOf(spearman), n },
    { kind: "kendall", model: "", measure, ...numbersOf(kendall), n },
  ]);
  return csvText([...figures, ...correlations]);
}

function numbersOf(value: Estimate): {
  readonly value: number | string;
  readonly low: number | string;
  readonly high: number | string;
} {
  if (!("value" in value)) return { value: "", low: "", high: "" };
  return { value: value.value, low: value.low ?? "", high: value.high ?? "" };
}
