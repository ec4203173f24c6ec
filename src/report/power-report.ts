import type { Estimate } from "../core/estimate.js";
import type { PairPower, PowerPilot, PowerPlan, PowerReport } from "../core/power-plan.js";
import { formatCount, formatCost, formatPercent, formatPoints, noFigure } from "./format-figure.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** A plan as a terminal shows it: what is needed in a sentence, the power curve, and what the run could tell apart. */
export function powerReport({ run, pairs, pilot, plan, strictest }: PowerReport): string {
  const basis =
    run === undefined
      ? []
      : [
          `Judges next to each other in accuracy, ${run}\n${pairTable(pairs, plan)}`,
          wrapLine(
            `Each row stands for itself, at an error level of ${plan.assumptions.alpha}. The plan below takes ${pilotText(pilot)}; flags overrule it.`,
          ),
        ];
  return [...basis, needText(plan), ...strictestText(strictest), curveTable(plan)].join("\n\n");
}

function pilotText(pilot: PowerPilot | undefined): string {
  if (pilot === undefined) return "what flags say";
  const { a, b, kind } = pilot;
  const kinds = {
    named: "the pair that was named",
    typical: "the typical pair (the median by what it needs)",
    only: "the only pair",
  };
  return `${kinds[kind]}, ${a} and ${b}`;
}

function strictestText(strictest: PowerReport["strictest"]): readonly string[] {
  if (strictest === undefined) return [];
  const { a, b, plan } = strictest;
  const { instances, assumptions, designEffect } = plan;
  const need =
    "value" in instances
      ? `${formatCount(instances.value)} instances are needed`
      : `no number of instances can do (${instances.undefined})`;
  return [
    wrapLine(
      `For the strictest pair, ${a} and ${b}, ${need}: exactly one is right on ${formatPercent(assumptions.discordance)} % of verdicts, with a design effect of ${short(designEffect)}. Plan for it where every pair of neighbours must be told apart; another pair: --pair A,B.`,
    ),
  ];
}

function needText(plan: PowerPlan): string {
  const { assumptions, instances, budget, designEffect, alphaEach } = plan;
  const { discordance, difference, power, alpha, evaluators, verdictsPerInstance } = assumptions;
  const claim =
    evaluators === 2
      ? `at an error level of ${alpha} (two-sided)`
      : `at an error level of ${alpha} over the ${formatCount((evaluators * (evaluators - 1)) / 2)} pairs of ${formatCount(evaluators)} judges (Holm; each pair planned at ${short(alphaEach)})`;
  const effect =
    designEffect === 1 ? "independent verdicts" : `a design effect of ${short(designEffect)} for clusters`;
  const verdicts =
    verdictsPerInstance === 1
      ? "one verdict an instance"
      : `${short(verdictsPerInstance)} verdicts an instance`;
  const given = `two judges of whom exactly one is right on ${formatPercent(discordance)} % of verdicts, ${verdicts}, ${effect}`;
  if (!("value" in instances)) return wrapLine(`No number of instances can do: ${instances.undefined}.`);
  const need = `To find a true difference of ${formatPercent(difference)} points with a probability of ${formatPercent(power)} % ${claim}, ${formatCount(instances.value)} instances are needed: ${given}.`;
  return [wrapLine(need), ...budgetLines(budget)].join("\n");
}

function budgetLines(budget: PowerPlan["budget"]): readonly string[] {
  if ("undefined" in budget) return [];
  const { labels, labelsUsd, verdicts, callsUsd } = budget;
  const cost = (usd: Estimate): string =>
    "value" in usd ? formatCost(usd.value) : `cost not known: ${usd.undefined}`;
  return [
    wrapLine(`Human labels: ${formatCount(labels)} (${cost(labelsUsd)}).`),
    wrapLine(`Verdicts of all judges: ${formatCount(verdicts)} (${cost(callsUsd)}).`),
  ];
}

function curveTable({ curve, assumptions }: PowerPlan): string {
  return textTable(
    [
      { title: "instances", align: "right" },
      { title: `power for ${formatPercent(assumptions.difference)} points`, align: "right" },
      { title: `difference found with ${formatPercent(assumptions.power)} %`, align: "right" },
    ],
    curve.map(({ instances, power, detectable }) => [
      formatCount(instances),
      "value" in power ? `${formatPercent(power.value)} %` : noFigure,
      formatPoints(detectable),
    ]),
  );
}

function pairTable(pairs: readonly PairPower[], { assumptions }: PowerPlan): string {
  const points = formatPercent(assumptions.difference);
  return textTable(
    [
      { title: "A", align: "left", most: 20, least: 8 },
      { title: "B", align: "left", most: 20, least: 8 },
      { title: "n", align: "right" },
      { title: "A - B", align: "right" },
      { title: "differ %", align: "right" },
      { title: "effect", align: "right" },
      { title: "found", align: "right" },
      { title: `n for ${points}`, align: "right" },
    ],
    pairs.map((pair) => [
      pair.a,
      pair.b,
      formatCount(pair.instances),
      formatPoints({ value: pair.difference }),
      formatPercent(pair.discordance),
      pair.designEffect.toFixed(2),
      formatPoints(pair.detectable),
      "value" in pair.needed ? formatCount(pair.needed.value) : noFigure,
    ]),
  );
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
