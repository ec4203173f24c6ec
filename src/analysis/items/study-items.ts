import type { AnchorSubset, DatasetItems, ItemStudy } from "../../core/item-study.js";
import type { InstanceFacts } from "../../core/instance-facts.js";
import { anchorItems } from "../../stats/anchor-items.js";
import { itemResponse, type ItemResponse } from "../../stats/item-response.js";
import { spearmanCorrelation } from "../../stats/spearman-correlation.js";
import type { Rater } from "../rater.js";
import { responseGrid, type ResponseGrid } from "./response-grid.js";

/** What is studied. */
export interface ItemStudyParts {
  readonly raters: readonly Rater[];
  /** Facts of one dataset's pairs. */
  readonly facts: readonly InstanceFacts[];
  readonly dataset: string;
  /** How many anchor items to choose; undefined: none. */
  readonly anchors: number | undefined;
}

/**
 * Difficulty and discrimination of a dataset's pairs, and ability of the judges that have cells on it, by the two-parameter logistic model;
 * undefined for fewer than ten judges.
 */
export function studyItems({
  raters,
  facts,
  dataset,
  anchors,
}: ItemStudyParts): ItemStudy["datasets"][number] {
  const present = raters.filter(({ cells }) => cells.some(({ cell }) => cell.dataset === dataset));
  const grid = responseGrid(present, facts);
  const fit = itemResponse(grid.responses, { tolerance: 1e-5 });
  if ("undefined" in fit) return { dataset, undefined: fit.undefined };
  const judges = grid.raters.flatMap(({ evaluator, protocol }, place): DatasetItems["judges"] => {
    const ability = fit.abilities[place];
    if (ability === undefined) return [];
    const accuracy = meanOf(grid.responses[place] ?? []);
    return [{ evaluator, protocol, accuracy, ability: ability.value, error: ability.error }];
  });
  const items = grid.instances.flatMap(({ id, row }, place): DatasetItems["items"] => {
    const item = fit.items[place];
    if (item === undefined) return [];
    const { discrimination, discriminationError, difficulty } = item;
    const accuracy = meanOf(grid.responses.map((own) => own[place]));
    return [{ instance: id, row, accuracy, discrimination, discriminationError, difficulty }];
  });
  return {
    dataset,
    judges: judges.sort((a, b) => b.ability - a.ability),
    items: items.sort((a, b) => a.discrimination - b.discrimination),
    ...(anchors === undefined ? {} : { anchors: anchorsOf(grid, fit, anchors) }),
  };
}

function meanOf(values: readonly (number | undefined)[]): number {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function anchorsOf(grid: ResponseGrid, fit: ItemResponse, count: number): AnchorSubset {
  const abilities = fit.abilities.map(({ value }) => value);
  const { items, errors } = anchorItems(fit.items, abilities, count);
  const chosen = new Set(items);
  const on = grid.responses.map((row) => meanOf(row.filter((_, place) => chosen.has(place))));
  const off = grid.responses.map((row) => meanOf(row.filter((_, place) => !chosen.has(place))));
  return {
    instances: items.map((place) => grid.instances[place]?.id ?? ""),
    error: meanOf(errors),
    errorOfAll: meanOf(fit.abilities.map(({ error }) => error)),
    agreement: spearmanCorrelation(on, off),
  };
}
