import type { ComponentChildren } from "preact";
import type { Estimate } from "../../core/estimate.js";
import { percent } from "../../plots/percent.js";
import { signedPercent } from "../../plots/signed-percent.js";
import { formatCoverage } from "../../report/format-figure.js";
import { IntervalBar } from "../parts/interval-bar.jsx";
import { IntervalFigures } from "../parts/interval-figures.jsx";
import { KindMark } from "../parts/kind-mark.jsx";
import type { Column } from "../table/column.js";
import { hrefOf } from "./route.js";
import type { LeaderRow, LeaderView } from "./leader-rows.js";
import { NameText } from "../parts/name-text.jsx";

/** A column of the leaderboard. */
export type LeaderColumn = Column<LeaderRow, ComponentChildren>;

const evaluator: LeaderColumn = {
  key: "evaluator",
  title: "Evaluator",
  about:
    "The judge. Hollow marks are no models: simulated judges have planted properties, rules read no prompt.",
  value: (row) => row.evaluator,
  cell: (row) => (
    <>
      <KindMark adapter={row.adapter} />{" "}
      <a href={hrefOf("evaluator", row.evaluator)}>
        <NameText text={row.evaluator} />
      </a>
    </>
  ),
};

const rank: LeaderColumn = {
  key: "rank",
  title: "Rank",
  about:
    "1 is best. In brackets the 95 % interval of the rank: one more than the evaluators that are better beyond doubt, up to all less those that are worse beyond doubt, over all pairs at once.",
  numeric: true,
  value: (row) => row.rank,
  cell: (row) => (
    <>
      {row.rank}
      {row.rankInterval !== undefined && (
        <small>
          {" "}
          [
          {row.rankInterval[0] === row.rankInterval[1]
            ? row.rankInterval[0]
            : `${row.rankInterval[0]}–${row.rankInterval[1]}`}
          ]
        </small>
      )}
    </>
  ),
  why: (row) => whyOf(row.accuracy),
  more: { Low: (row) => row.rankInterval?.[0], High: (row) => row.rankInterval?.[1] },
};

const group: LeaderColumn = {
  key: "group",
  title: "Group",
  about:
    "Evaluators that share a letter are not told apart by this run, over all pairs at once; “a” is the best one's.",
  value: (row) => row.letters,
};

const protocol: LeaderColumn = {
  key: "protocol",
  title: "Protocol",
  about: "The way of asking: prompts, steps and how replies are read.",
  value: (row) => row.protocol,
};

const accuracy: LeaderColumn = {
  key: "accuracy",
  title: "Accuracy, %",
  about:
    "Agreement with the human gold in percent: mean over datasets of the mean over protocols, each pair shown in both orders. A reply without a verdict counts as wrong. Small figures and bar: 95 % interval.",
  numeric: true,
  ...ofEstimate((row) => row.accuracy),
  cell: (row) => <IntervalBar estimate={row.accuracy} />,
};

const minusBase: LeaderColumn = {
  key: "minusBase",
  title: "± base",
  about:
    "Points gained over the base protocol by the same evaluator on the datasets that both have, paired; a star marks a 95 % interval without 0.",
  numeric: true,
  ...ofEstimate((row) => row.minusBase ?? { undefined: "not a protocol's row" }),
  cell: ({ minusBase: own }) =>
    own !== undefined && "value" in own ? `${signedPercent(own.value)}${isSure(own) ? "*" : ""}` : undefined,
};

const ceiling: LeaderColumn = {
  key: "ceiling",
  title: "% of humans",
  about:
    "Accuracy as a share of what humans reach on the same dataset, averaged over the datasets whose card says how well humans do. Small figures: 95 % interval, the humans' figure taken as it is published.",
  numeric: true,
  ...ofEstimate((row) => row.ceiling),
  cell: (row) => <IntervalFigures estimate={row.ceiling} />,
};

const lift: LeaderColumn = {
  key: "lift",
  title: "Lift",
  about:
    "Points of accuracy above the best rule that reads nothing, in the cell where that is least. At or below 0 the judge is worth no more than the rule there.",
  numeric: true,
  value: ({ lift: own }) => ("value" in own ? own.value : undefined),
  cell: ({ lift: own }) =>
    "value" in own ? (
      <span title={`${own.null} on ${own.dataset}`}>{signedPercent(own.value)}</span>
    ) : undefined,
  why: ({ lift: own }) => ("undefined" in own ? own.undefined : undefined),
};

const consistency: LeaderColumn = {
  key: "self",
  title: "Consistent, %",
  about: "Pairs with the same preference in both positions. A missing verdict agrees with nothing.",
  numeric: true,
  ...ofEstimate((row) => row.selfAgreement),
  cell: (row) => ("value" in row.selfAgreement ? percent(row.selfAgreement.value) : undefined),
};

const coverage: LeaderColumn = {
  key: "coverage",
  title: "Coverage, %",
  about: "Trials that ended in a verdict. The rest could not be parsed or failed, and count as wrong.",
  numeric: true,
  value: ({ coverage: own }) => (own.trials === 0 ? undefined : own.verdicts / own.trials),
  cell: ({ coverage: own }) => (
    <span title={`${own.verdicts} of ${own.trials} trials; ${own.unparsed} unparsed, ${own.failed} failed`}>
      {formatCoverage(own.verdicts, own.trials)}
    </span>
  ),
};

const cost: LeaderColumn = {
  key: "cost",
  title: "$ per 1,000",
  about:
    "US dollars for 1,000 judgments at the card's price. Simulated judges and rules cost nothing; what recorded replies have cost those who recorded them is not known here.",
  numeric: true,
  value: ({ costUsd, adapter, coverage: own }) =>
    typeof costUsd === "number" && own.trials > 0 && !elsewhere(adapter)
      ? (costUsd / own.trials) * 1000
      : undefined,
  cell: ({ costUsd, coverage: own }) =>
    typeof costUsd === "number" ? money((costUsd / own.trials) * 1000) : undefined,
  why: ({ costUsd, adapter }) => {
    if (elsewhere(adapter)) return "the replies were made elsewhere: nothing was paid here";
    return typeof costUsd === "number" ? undefined : costUsd.undefined;
  },
};

/** The columns of a view; without those that are told over all datasets only, where one is chosen. */
export function leaderColumns(view: LeaderView, dataset = ""): readonly LeaderColumn[] {
  const figures = [ceiling, lift, consistency, coverage, cost];
  const names = view === "evaluators" ? [evaluator] : [evaluator, protocol];
  if (dataset !== "") return [...names, accuracy, ...figures];
  return view === "evaluators"
    ? [rank, ...names, accuracy, group, ...figures]
    : [...names, accuracy, minusBase, ...figures];
}

function ofEstimate(of: (row: LeaderRow) => Estimate): Pick<LeaderColumn, "value" | "why" | "more"> {
  const end = (side: "low" | "high") => (row: LeaderRow) => {
    const estimate = of(row);
    return "value" in estimate ? estimate[side] : undefined;
  };
  return {
    value: (row) => {
      const estimate = of(row);
      return "value" in estimate ? estimate.value : undefined;
    },
    why: (row) => whyOf(of(row)),
    more: { Low: end("low"), High: end("high") },
  };
}

function whyOf(estimate: Estimate): string | undefined {
  return "undefined" in estimate ? estimate.undefined : undefined;
}

function isSure(estimate: Estimate): boolean {
  return (
    "value" in estimate &&
    estimate.low !== undefined &&
    estimate.high !== undefined &&
    (estimate.low > 0 || estimate.high < 0)
  );
}

function elsewhere(adapter: string): boolean {
  return adapter === "recorded" || adapter === "imported";
}

function money(dollars: number): string {
  if (dollars === 0) return "0";
  return dollars < 0.995 ? dollars.toPrecision(2) : dollars.toFixed(2);
}
