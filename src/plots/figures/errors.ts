import type { Figure } from "../figure.js";
import { correlationMatrix } from "../specs/correlation-matrix.js";

/** Whether judges err on the same trials. */
export const errorsFigure: Figure = {
  name: "errors",
  title: "Do judges make the same errors?",
  about:
    "Correlation of two judges' errors over the trials that all of them have run: 1 errs together, 0 independently. A jury gains from members whose errors are far from 1.",
  of: ({ errors }, sheet) => {
    if ("undefined" in errors) return errors;
    const { judges, correlations, protocol, trials } = errors;
    if (judges.length < 2) return { undefined: "there are no two judges to compare" };
    const place = new Map(judges.map((name, own) => [name, own]));
    const of = (a: string, b: string) =>
      correlations[place.get(a) ?? -1]?.[place.get(b) ?? -1] ?? { undefined: "not compared" };
    const pairs = judges.flatMap((a, own) =>
      judges.slice(0, own).map((b) => ({ a, b, correlation: of(a, b) })),
    );
    const values = pairs.flatMap(({ correlation }) => ("value" in correlation ? [correlation.value] : []));
    const mean = values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
    return {
      description: `${judges.length} judges under ${protocol}, ${trials} trials; the errors of two of them correlate by ${mean.toFixed(2)} on average.`,
      plot: correlationMatrix(
        { names: judges, of },
        { ...sheet, width: Math.min(sheet.width, 220 + judges.length * 80) },
      ),
      table: {
        columns: ["a", "b", "correlation of errors"],
        rows: pairs.map(({ a, b, correlation }) => [a, b, "value" in correlation ? correlation.value : ""]),
      },
    };
  },
};
