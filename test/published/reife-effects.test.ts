import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { measureEffects, type EffectsParts } from "../../src/analysis/effects/measure-effects.js";
import type { Effects, RankingAgreement, TwoWayTable } from "../../src/core/effects.js";
import type { InstanceFacts } from "../../src/core/instance-facts.js";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { mirror } from "./mirror.js";

const [natural, adversarial, mtbench, instrusum] = [
  "llmbar_natural",
  "llmbar_adversarial",
  "mtbench",
  "instrusum",
] as const;
const datasets = [natural, adversarial, mtbench, instrusum];

/** The published columns: the datasets, and their mean. */
const columns = [...datasets, "average"];

/** Protocols of other benchmarks: not among the 15 that the judges' means are over. */
const borrowed = ["alpacaeval", "arena_hard", "wildbench"];

/** A published row: percentages by dataset, and their mean. */
type Row = Readonly<Record<string, number>>;

interface Published {
  readonly judges: ReadonlyMap<string, Row>;
  readonly protocols: ReadonlyMap<string, Row>;
  readonly base: ReadonlyMap<string, Row>;
}

const nothing: Published = { judges: new Map(), protocols: new Map(), base: new Map() };

function published(): Published {
  const file = parseJson(readFileSync(join(mirror ?? "", "recorded", "reife", "published.json"), "utf8"));
  const rows = (list: string, name: string): ReadonlyMap<string, Row> => {
    const entries = isRecord(file) && Array.isArray(file[list]) ? file[list].filter(isRecord) : [];
    return new Map(
      entries.map((entry) => [
        String(entry[name]),
        Object.fromEntries(
          columns.map((column) => {
            const cell = entry[column];
            return [column, Number(isRecord(cell) ? cell["accuracy"] : cell)];
          }),
        ),
      ]),
    );
  };
  return {
    judges: rows("meanOver15ProtocolsPerEvaluator", "evaluator"),
    protocols: rows("meanOver25EvaluatorsPerProtocol", "protocol"),
    base: rows("baseProtocolPerEvaluator", "evaluator"),
  };
}

/** Percent by judge, protocol and dataset. */
type CellValue = (judge: string, protocol: string, dataset: string) => number;

/** A table of cells as a run whose instances all score what their cell does: nothing but the cells can matter then. */
function partsOf(
  names: { readonly judges: readonly string[]; readonly protocols: readonly string[] },
  value: CellValue,
  { sets = datasets, instances = 2 }: { readonly sets?: readonly string[]; readonly instances?: number } = {},
): EffectsParts {
  const facts = sets.flatMap((dataset) =>
    Array.from({ length: instances }, (_, row): InstanceFacts => ({
      ...{ dataset, id: `${dataset}-${row}`, row, cluster: String(row) },
      ...{ gold: { kind: "pair", preference: "A" }, tags: {}, lengths: [1, 1], nulls: {} },
    })),
  );
  const cells = names.judges.flatMap((evaluator) =>
    names.protocols.flatMap((protocol) =>
      sets.map((dataset) => {
        const share = value(evaluator, protocol, dataset) / 100;
        const ids = facts.filter((entry) => entry.dataset === dataset).map(({ id }) => id);
        return {
          cell: { evaluator, protocol, dataset, adapter: "recorded", accuracy: { value: share } },
          judged: new Set(ids),
          scores: new Map(ids.map((id) => [id, share])),
        };
      }),
    ),
  );
  return { run: "published", cells, facts, seed: 1, resamples: 4 };
}

function effectsFrom(parts: EffectsParts): Effects {
  const effects = measureEffects(parts);
  if ("undefined" in effects) throw new Error(effects.undefined);
  return effects;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Cells that have the published means of judges and of protocols, and the published cells of base. The others were not published
 * as a table; additive ones stand for them, for any table with these means has these figures.
 */
function cellsOf({ judges, protocols, base }: Published): CellValue {
  const others = [...protocols.keys()].filter((name) => name !== "base" && !borrowed.includes(name));
  const rest = (judge: string, dataset: string): number =>
    (15 * (judges.get(judge)?.[dataset] ?? 0) - (base.get(judge)?.[dataset] ?? 0)) / 14;
  const column = (protocol: string, dataset: string): number => protocols.get(protocol)?.[dataset] ?? 0;
  const middle = new Map(
    columns.map((dataset) => [dataset, mean(others.map((name) => column(name, dataset)))]),
  );
  return (judge, protocol, dataset) =>
    protocol === "base"
      ? (base.get(judge)?.[dataset] ?? 0)
      : rest(judge, dataset) + column(protocol, dataset) - (middle.get(dataset) ?? 0);
}

function percentOf(table: TwoWayTable, kind: "evaluators" | "protocols", name: string): number {
  const [middle, effect] = [table.mean, table[kind][name]];
  if (effect === undefined || !("value" in middle && "value" in effect)) throw new Error(`no ${name}`);
  return 100 * (middle.value + effect.value);
}

/** The table of a dataset; the one of all of them for `average`. */
function tableOf({ tables }: Effects, dataset: string): TwoWayTable {
  const found = tables.find((table) => (table.dataset ?? "average") === dataset);
  if (found === undefined) throw new Error(`no table of ${dataset}`);
  return found;
}

/** Spearman's and Kendall's figure, as published. */
function figures(agreement: RankingAgreement | undefined): readonly string[] {
  return [agreement?.spearman, agreement?.kendall].map((found) =>
    found !== undefined && "value" in found ? found.value.toFixed(3) : "none",
  );
}

/** A mean of rounded cells and a rounded mean differ by as much. */
const rounding = 0.011;

describe.skipIf(mirror === undefined)("figures published with ReIFE, out of a table of cells", () => {
  const known = mirror === undefined ? nothing : published();
  const judges = [...known.judges.keys()];
  const all = [...known.protocols.keys()];
  const own = all.filter((name) => !borrowed.includes(name));
  const value = cellsOf(known);
  let effects: Effects;
  let wide: Effects;

  beforeAll(() => {
    effects = effectsFrom(partsOf({ judges, protocols: own }, value));
    wide = effectsFrom(partsOf({ judges, protocols: all }, value));
  }, 60_000);

  it("is 25 judges by 15 protocols, and 18, on four datasets", () => {
    expect([judges.length, own.length, all.length, effects.grid.datasets.length]).toEqual([25, 15, 18, 4]);
    expect([...effects.grid.leftOut, ...wide.grid.leftOut]).toEqual([]);
  });

  it("has each judge's mean over 15 protocols, by dataset and over them, and the published order", () => {
    for (const [judge, row] of known.judges) {
      for (const [dataset, percent] of Object.entries(row)) {
        const found = percentOf(tableOf(effects, dataset), "evaluators", judge);
        expect(Math.abs(found - percent), `${judge} on ${dataset}`).toBeLessThan(rounding);
      }
    }
    const order = [...known.judges].sort(([, a], [, b]) => (b["average"] ?? 0) - (a["average"] ?? 0));
    expect(effects.evaluators.rows.map(({ id }) => id)).toEqual(order.map(([judge]) => judge));
  });

  it("has each of 18 protocols' mean over 25 judges, its difference to base, and the best one of each dataset", () => {
    for (const [protocol, row] of known.protocols) {
      for (const [dataset, percent] of Object.entries(row)) {
        const table = tableOf(wide, dataset);
        const [found, base] = [protocol, "base"].map((name) => percentOf(table, "protocols", name));
        expect(Math.abs((found ?? 0) - percent), `${protocol} on ${dataset}`).toBeLessThan(rounding);
        const difference = percent - (known.protocols.get("base")?.[dataset] ?? 0);
        expect(Math.abs((found ?? 0) - (base ?? 0) - difference)).toBeLessThan(2 * rounding);
      }
    }
    const best = columns.map((dataset) => {
      const table = tableOf(wide, dataset);
      return all.toSorted((a, b) => percentOf(table, "protocols", b) - percentOf(table, "protocols", a))[0];
    });
    expect(best).toEqual(["multi-aspect-two", "prepair", "multi-aspect-two", "swap&synthesize", "prepair"]);
    expect(wide.protocols.rows[0]?.id).toBe("prepair");
    expect(wide.protocols.rows.at(-1)?.id).toBe("alpacaeval");
  });

  it("has the rank correlations of datasets, over judges and over protocols", () => {
    const found = ({ agreement: pairs }: Effects, over: "evaluators" | "protocols"): unknown =>
      pairs
        .filter((agreement) => agreement.between === "datasets" && agreement.over === over)
        .map((agreement) => [agreement.a, agreement.b, ...figures(agreement)]);
    expect(found(effects, "evaluators")).toEqual([
      [natural, adversarial, "0.862", "0.673"],
      [natural, mtbench, "0.978", "0.887"],
      [natural, instrusum, "0.942", "0.807"],
      [adversarial, mtbench, "0.847", "0.613"],
      [adversarial, instrusum, "0.819", "0.640"],
      [mtbench, instrusum, "0.922", "0.773"],
    ]);
    // Two protocols have equal published means on one dataset, and rounded cells of base would part them: means alone, then.
    const means = partsOf(
      { judges: judges.slice(0, 5), protocols: own },
      (_, protocol, dataset) => known.protocols.get(protocol)?.[dataset] ?? 0,
    );
    expect(found(effectsFrom(means), "protocols")).toEqual([
      [natural, adversarial, "0.575", "0.505"],
      [natural, mtbench, "0.450", "0.390"],
      [natural, instrusum, "0.483", "0.364"],
      [adversarial, mtbench, "-0.086", "-0.067"],
      [adversarial, instrusum, "0.493", "0.249"],
      [mtbench, instrusum, "0.622", "0.498"],
    ]);
  });

  it("ranks judges by base nearly as by all protocols, on each dataset and over them", () => {
    const againstAll = ({ agreement }: Effects): readonly string[] =>
      figures(agreement.find(({ a, b }) => a === "base" && b === "all protocols"));
    const alone = datasets.map((dataset) =>
      againstAll(effectsFrom(partsOf({ judges, protocols: own }, value, { sets: [dataset] }))),
    );
    expect(alone).toEqual([
      ["0.981", "0.906"],
      ["0.961", "0.850"],
      ["0.973", "0.891"],
      ["0.951", "0.838"],
    ]);
    // Over all datasets rounding makes some judges equal that were not: the last digit moves.
    const [spearman, kendall] = againstAll(effects).map(Number);
    expect(Math.abs((spearman ?? 0) - 0.983)).toBeLessThan(0.0015);
    expect(Math.abs((kendall ?? 0) - 0.933)).toBeLessThan(0.0015);
  });

  it("has the best gain of a strong and of a weak judge on LLMBar-Adversarial", () => {
    const cells: Readonly<Record<string, Readonly<Record<string, number>>>> = {
      "llama-3.1-405b": { base: 83.1, cot: 81.3, reference: 85.9, "gpt4-reference": 87.8, prepair: 84.8 },
      "llama-3-8b": { base: 43.6, cot: 48.1, reference: 56, "gpt4-reference": 54.5, prepair: 61.4 },
    };
    const protocols = ["base", "cot", "reference", "gpt4-reference", "prepair"];
    const { gains } = effectsFrom(
      partsOf({ judges: Object.keys(cells), protocols }, (judge, protocol) => cells[judge]?.[protocol] ?? 0, {
        sets: [adversarial],
        instances: 20,
      }),
    );
    const found = gains.map(({ evaluator, overall, perDataset: { naive } }) => [
      evaluator,
      "undefined" in overall ? "" : overall.best,
      "value" in naive ? (100 * naive.value).toFixed(1) : "none",
    ]);
    expect(found).toEqual([
      ["llama-3.1-405b", "gpt4-reference", "4.7"],
      ["llama-3-8b", "prepair", "17.8"],
    ]);
  });
});
