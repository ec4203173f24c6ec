import { lookAround, type Surroundings } from "../compose/surroundings.js";
import type { ConfigFlags } from "../compose/prepare-run.js";

/** What a program changes of a config, as the flags of the command line do. */
export interface GridOptions {
  /** Folder of the run. Default: `results/<config name>` below the working folder. */
  readonly out?: string | undefined;
  /** First so many instances of each dataset, in a seeded common order. */
  readonly limit?: number | undefined;
  readonly seed?: number | undefined;
  /** Requests in flight over all evaluators. */
  readonly concurrency?: number | undefined;
  /** US dollars that the run may cost in all. */
  readonly maxCostUsd?: number | undefined;
  /** `evaluator=..,protocol=..,dataset=..` with `*` as a wildcard. */
  readonly filter?: string | undefined;
  /** Values of the config by their keys: `{"repeats": 3, "limits.maxCostUsd": 5}`. */
  readonly set?: Readonly<Record<string, string | number>> | undefined;
  /** Folder in which datasets and recordings are looked up first. */
  readonly mirror?: string | undefined;
  /** Whether any network call is an error. */
  readonly offline?: boolean | undefined;
}

/** Options as the flags that they stand for, and what is around the program. */
export function readGridOptions(options: GridOptions): {
  readonly flags: ConfigFlags;
  readonly surroundings: Surroundings;
} {
  const text = (value: number | undefined): string | undefined =>
    value === undefined ? undefined : String(value);
  return {
    flags: {
      ...{ out: options.out, filter: options.filter },
      ...{ limit: text(options.limit), seed: text(options.seed), concurrency: text(options.concurrency) },
      maxCost: text(options.maxCostUsd),
      set: Object.entries(options.set ?? {}).map(([key, value]) => `${key}=${value}`),
    },
    surroundings: lookAround({ mirror: options.mirror, offline: options.offline === true, quiet: true }),
  };
}
