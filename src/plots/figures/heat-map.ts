import type { PairRow } from "../../core/run-figures.js";
import type { Figure } from "../figure.js";
import { percent } from "../percent.js";
import { signedPercent } from "../signed-percent.js";
import { heatMap, type HeatCell } from "../specs/heat-map.js";

/** Accuracy of each evaluator under each protocol, and what the protocol gains over base. */
export const heatMapFigure: Figure = {
  name: "heat-map",
  title: "Evaluators and protocols",
  about:
    "Accuracy in percent, and below it the gain over the base protocol with the same evaluator on the datasets that both have. Blue gains, orange loses; a star marks a 95 % interval without 0.",
  of: ({ leaderboard, pairs }, sheet) => {
    const judges = pairs.filter(({ adapter, accuracy }) => adapter !== "null" && "value" in accuracy);
    if (judges.length === 0) return { undefined: "no evaluator has an accuracy under a protocol" };
    const names = new Set(judges.map(({ evaluator }) => evaluator));
    const rows = leaderboard.evaluators.map(({ evaluator }) => evaluator).filter((name) => names.has(name));
    const known = new Set(judges.map(({ protocol }) => protocol));
    const ranked = leaderboard.protocols.map(({ protocol }) => protocol).filter((name) => known.has(name));
    const columns = [
      ...ranked.filter((name) => name === "base"),
      ...ranked.filter((name) => name !== "base"),
    ];
    return {
      description: `${rows.length} evaluators by ${columns.length} protocols. ${extremes(judges)}`,
      plot: heatMap({ rows, columns, cells: judges.map(heatCell) }, sheet),
      table: {
        columns: ["evaluator", "protocol", "accuracy", "minus base", "low", "high"],
        rows: judges.map(({ evaluator, protocol, accuracy, minusBase }) => [
          evaluator,
          protocol,
          "value" in accuracy ? accuracy.value : "",
          ...("value" in minusBase
            ? [minusBase.value, minusBase.low ?? "", minusBase.high ?? ""]
            : ["", "", ""]),
        ]),
      },
    };
  },
};

function heatCell({ evaluator, protocol, accuracy, minusBase }: PairRow): HeatCell {
  const own = "value" in accuracy ? percent(accuracy.value) : "–";
  const place = { row: evaluator, column: protocol };
  const title = `${evaluator} under ${protocol}: ${own} %`;
  if (!("value" in minusBase)) return { ...place, lines: [own], title };
  const { value, low, high } = minusBase;
  const sure = low !== undefined && high !== undefined && (low > 0 || high < 0);
  const interval =
    low === undefined || high === undefined ? "" : ` (${signedPercent(low)} to ${signedPercent(high)})`;
  return {
    ...place,
    tint: value,
    lines: [own, `${signedPercent(value)}${sure ? "*" : ""}`],
    title: `${title}, ${signedPercent(value)} against base${interval}`,
  };
}

function extremes(pairs: readonly PairRow[]): string {
  const gains = pairs.flatMap((pair) =>
    "value" in pair.minusBase ? [{ pair, gain: pair.minusBase.value }] : [],
  );
  gains.sort((a, b) => b.gain - a.gain);
  const [most, least] = [gains[0], gains.at(-1)];
  if (most === undefined || least === undefined) return "No protocol can be compared with base.";
  const say = ({ pair, gain }: typeof most): string =>
    `${signedPercent(gain)} points for ${pair.evaluator} under ${pair.protocol}`;
  return `Against base the largest gain is ${say(most)}, the least ${say(least)}.`;
}
