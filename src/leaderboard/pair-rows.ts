import type { ChoiceCell, Figure } from "../core/leaderboard.js";
import type { PairRow } from "../core/run-figures.js";
import { differenceOf } from "./difference-of.js";
import { groupBy } from "./group-by.js";
import type { GroupTotals } from "./group-totals.js";
import { meanEstimate } from "./mean-estimate.js";
import { meanOverCells } from "./mean-over-cells.js";
import type { MeasuredChoiceCell } from "./measured-cell.js";
import { onCommonGround } from "./on-common-ground.js";
import { sumCoverage } from "./sum-coverage.js";

/** The protocol that the others are compared with. */
const baseProtocol = "base";

/**
 * Each evaluator under each protocol: mean accuracy over the datasets of its cells, and the paired difference to the same
 * evaluator under the base protocol, on the datasets and instances that both have. `totals` are by evaluator and protocol,
 * joined by a line break. Judges that were raced out are left out. In the order of the cells.
 */
export function pairRows(
  cells: readonly MeasuredChoiceCell[],
  totals: ReadonlyMap<string, GroupTotals>,
): readonly PairRow[] {
  const complete = cells.filter(({ cell }) => cell.racedOutAfter === undefined);
  const pairs = groupBy(complete, ({ cell }) => keyOf(cell.evaluator, cell.protocol));
  return [...pairs].flatMap(([key, own]): PairRow[] => {
    const first = own[0]?.cell;
    if (first === undefined) return [];
    const { evaluator, adapter, protocol } = first;
    const mean = meanOverCells(own.flatMap((entry) => onCommonGround([entry])));
    const { calls, costUsd } = totals.get(key) ?? { calls: 0, costUsd: 0 };
    const presentationsShareCalls = own.every(({ cell }) => cell.presentationsShareCalls);
    return [
      {
        ...{ evaluator, adapter, protocol },
        accuracy: mean.accuracy,
        minusBase: minusBase(own, pairs.get(keyOf(evaluator, baseProtocol))),
        datasets: mean.datasets,
        selfAgreement: presentationsShareCalls
          ? { undefined: "both presentations rest on the same calls" }
          : meanEstimate(own.map(({ cell }) => cell.selfAgreement)),
        presentationsShareCalls,
        coverage: sumCoverage(own.map(({ cell }) => cell.coverage)),
        cells: own.length,
        ...{ calls, costUsd },
        tokens: tokensOf(own.map(({ cell }) => cell)),
        leastLift: leastLift(own.map(({ cell }) => cell)),
      },
    ];
  });
}

function keyOf(evaluator: string, protocol: string): string {
  return `${evaluator}\n${protocol}`;
}

function minusBase(
  own: readonly MeasuredChoiceCell[],
  base: readonly MeasuredChoiceCell[] | undefined,
): PairRow["minusBase"] {
  if (base === own) return { undefined: "the base itself" };
  const bases = new Map((base ?? []).map((entry) => [entry.cell.dataset, entry]));
  const pairs = own.flatMap((entry) => {
    const other = bases.get(entry.cell.dataset);
    const [mine, theirs] = other === undefined ? [] : onCommonGround([entry, other]);
    return mine === undefined || theirs === undefined ? [] : [{ mine, theirs }];
  });
  return differenceOf(pairs)?.difference ?? { undefined: "no dataset in common with the base protocol" };
}

function tokensOf(cells: readonly ChoiceCell[]): Figure {
  if (cells.some(({ tokens }) => tokens.uncounted > 0)) return { undefined: "nobody counted all tokens" };
  return cells.reduce((sum, { tokens }) => sum + tokens.input + tokens.output, 0);
}

function leastLift(cells: readonly ChoiceCell[]): PairRow["leastLift"] {
  const lifts = cells.flatMap(({ liftOverNull, dataset }) =>
    "value" in liftOverNull ? [{ ...liftOverNull, dataset }] : [],
  );
  const [first] = lifts;
  if (first === undefined) return { undefined: "there is no rule to compare with" };
  return lifts.reduce((least, lift) => (lift.value < least.value ? lift : least), first);
}
