import type { Estimate } from "../../core/estimate.js";
import type { FigureSpec, Sheet } from "../figure.js";
import { heatMap, type HeatCell } from "./heat-map.js";

/** Correlations of some things with each other. */
export interface CorrelationData {
  readonly names: readonly string[];
  /** Of two different ones, whichever is named first. */
  readonly of: (a: string, b: string) => Estimate;
}

/** A matrix of correlations, -1..1: its lower left half, for the other is the same. */
export function correlationMatrix({ names, of }: CorrelationData, sheet: Sheet): FigureSpec["plot"] {
  const cells = names.flatMap((row, place) =>
    names.slice(0, place).map((column): HeatCell => {
      const correlation = of(row, column);
      if (!("value" in correlation)) {
        return { row, column, lines: ["–"], title: `${row} and ${column}: ${correlation.undefined}` };
      }
      const written = correlation.value.toFixed(2).replace("-", "−").replace("−0.00", "0.00");
      return {
        row,
        column,
        tint: correlation.value,
        lines: [written],
        title: `${row} and ${column}: ${written}`,
      };
    }),
  );
  return heatMap({ rows: names.slice(1), columns: names.slice(0, -1), cells, strongest: 1 }, sheet);
}
