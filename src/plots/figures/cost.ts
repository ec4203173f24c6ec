import type { Figure } from "../figure.js";
import { paretoFront } from "../pareto-front.js";
import { percent } from "../percent.js";
import { scatter } from "../specs/scatter.js";
import { pricedPairs } from "./priced-pairs.js";

/** Accuracy against what judgments cost, with the choices that no other beats. */
export const costFigure: Figure = {
  name: "cost",
  title: "Accuracy against cost",
  about:
    "Each point is an evaluator under a protocol. The dashed steps join those that no other beats: nothing is at least as accurate for less. Where nothing was paid for, tokens stand for dollars.",
  of: ({ pairs }, sheet) => {
    const { unit, priced, unpriced } = pricedPairs(pairs);
    if (priced.length === 0) return { undefined: "no evaluator has a known cost, and nobody counted tokens" };
    const front = paretoFront(priced);
    const named = new Set(front);
    const points = priced.map((entry) => {
      const name = `${entry.pair.evaluator} · ${entry.pair.protocol}`;
      return {
        x: entry.cost,
        y: entry.value * 100,
        adapter: entry.pair.adapter,
        title: `${name}: ${percent(entry.value)} %, ${written(entry.cost)} ${unit}`,
        ...(named.has(entry) ? { label: name } : {}),
      };
    });
    const costs = priced.map(({ cost }) => cost);
    return {
      description: `${priced.length} ways of judging${unpriced > 0 ? ` (${unpriced} more have no known cost)` : ""}; no other beats ${front.map(({ pair, value }) => `${pair.evaluator} under ${pair.protocol} (${percent(value)} %)`).join(", ")}.`,
      plot: scatter(
        points,
        {
          x: {
            label: unit,
            type: "log",
            domain: [Math.min(...costs) * 0.85, Math.max(...costs) * 1.18],
            tickFormat: written,
          },
          y: { label: "accuracy, %" },
          front: front.map(({ cost, value }) => ({ x: cost, y: value * 100 })),
        },
        sheet,
      ),
      table: {
        columns: ["evaluator", "protocol", unit, "accuracy", "on the front"],
        rows: priced.map((entry) => [
          entry.pair.evaluator,
          entry.pair.protocol,
          entry.cost,
          entry.value,
          named.has(entry) ? "yes" : "no",
        ]),
      },
    };
  },
};

function written(cost: number): string {
  if (cost >= 1000) return `${Number((cost / 1000).toPrecision(2))}k`;
  return String(Number(cost.toPrecision(2)));
}
