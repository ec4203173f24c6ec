import type { CalibrationCell } from "../../core/calibration.js";
import type { Figure } from "../figure.js";
import { calibrationCurves, type CalibrationPanel } from "../specs/calibration-curves.js";

/** More panels than this are a wall. */
const most = 12;

/** Whether confidences say how often a judge is right. */
export const calibrationFigure: Figure = {
  name: "calibration",
  title: "Confidence and accuracy",
  about:
    "How often verdicts of about equal confidence are right, with 95 % intervals; on the diagonal a judge is as often right as it says. One panel for each evaluator, protocol and source of confidences.",
  of: ({ calibration }, sheet) => {
    if ("undefined" in calibration) return calibration;
    const panels = calibration.cells.flatMap(panelsOf);
    if (panels.length === 0)
      return { undefined: "no judge of this run gave a probability with its verdicts" };
    const shown = panels.slice(0, most);
    return {
      description: `${shown.length} of ${panels.length} judges with probabilities. ${shown.map(({ name, over }) => `${name}: ${over}`).join("; ")}.`,
      plot: calibrationCurves(shown, sheet),
      table: {
        columns: ["judge", "confidence", "accuracy", "low", "high", "verdicts"],
        rows: panels.flatMap(({ name, points }) =>
          points.map(({ x, y, low, high, n }) => [name, x, y, low ?? "", high ?? "", n]),
        ),
      },
    };
  },
};

function panelsOf({ evaluator, protocol, sources }: CalibrationCell): readonly CalibrationPanel[] {
  return sources.flatMap(({ source, probabilities }): CalibrationPanel[] => {
    if (probabilities === undefined) return [];
    const points = probabilities.curve.flatMap(({ confidence, accuracy, items }) =>
      "value" in accuracy
        ? [{ x: confidence, y: accuracy.value, low: accuracy.low, high: accuracy.high, n: items }]
        : [],
    );
    const { overconfidence } = probabilities;
    const over =
      "value" in overconfidence
        ? `${Math.abs(overconfidence.value * 100).toFixed(1)} points ${overconfidence.value > 0 ? "too sure" : "too modest"}`
        : "";
    return points.length === 0 ? [] : [{ name: `${evaluator} · ${protocol}`, source, over, points }];
  });
}
