import { UsageError } from "../core/errors.js";
import type { CellPattern, RunConfig } from "../core/run-config.js";
import { readDuration } from "./read-duration.js";
import { readFilter } from "./read-filter.js";
import type { Environment } from "./substitute-variables.js";

/** Flags that change a run, as written on the command line. */
export interface RunFlags {
  readonly out?: string | undefined;
  readonly seed?: string | undefined;
  readonly limit?: string | undefined;
  readonly concurrency?: string | undefined;
  /** US dollars. */
  readonly maxCost?: string | undefined;
  /** `90`, `90s`, `30m`, `2h`. */
  readonly maxTime?: string | undefined;
  /** Whether judges are raced, as the config says or with the defaults. */
  readonly race?: boolean | undefined;
  /** `evaluator=..,protocol=..,dataset=..`. */
  readonly filter?: string | undefined;
}

/** A run as the command line wants it. */
export interface OverriddenConfig {
  readonly config: RunConfig;
  /** Folder of the run. */
  readonly out: string;
  readonly filter: CellPattern | undefined;
}

/**
 * Lays flags over a config: a flag wins over its variable (`REIFE_MAX_COST` for `--max-cost`), a variable over the config.
 * Empty variables count as absent. Throws a `UsageError` for a value that does not fit.
 */
export function overrideConfig(
  config: RunConfig,
  flags: RunFlags,
  environment: Environment,
): OverriddenConfig {
  const given = { flags, environment };
  const limits = {
    ...config.limits,
    ...defined("instances", read(given, limitSetting)),
    ...defined("concurrency", read(given, concurrencySetting)),
    ...defined("maxCostUsd", read(given, costSetting)),
    ...defined("maxSeconds", read(given, timeSetting)),
  };
  return {
    config: {
      ...config,
      ...defined("seed", read(given, seedSetting)),
      ...defined("race", config.race ?? (flags.race === true ? { error: 0.05, least: 20 } : undefined)),
      limits,
    },
    out: read(given, outSetting) ?? `results/${config.name}`,
    filter: read(given, filterSetting),
  };
}

interface FlagSetting<Value> {
  readonly flag: Exclude<keyof RunFlags, "race">;
  readonly name: string;
  readonly expected: string;
  /** The value, or undefined for a text that does not fit. */
  readonly parse: (text: string) => Value | undefined;
}

const outSetting: FlagSetting<string> = {
  flag: "out",
  name: "out",
  expected: "a folder",
  parse: (text) => (text.trim() === "" ? undefined : text),
};
const seedSetting = wholeSetting("seed", "seed", 0);
const limitSetting = wholeSetting("limit", "limit", 1);
const concurrencySetting = wholeSetting("concurrency", "concurrency", 1);
const costSetting: FlagSetting<number> = {
  flag: "maxCost",
  name: "max-cost",
  expected: "a number of at least 0",
  parse: (text) => (/^(?:\d+(?:\.\d*)?|\.\d+)$/u.test(text) ? Number(text) : undefined),
};
const timeSetting: FlagSetting<number> = {
  flag: "maxTime",
  name: "max-time",
  expected: "a duration such as 90s, 30m or 2h",
  parse: readDuration,
};
const filterSetting: FlagSetting<CellPattern> = {
  flag: "filter",
  name: "filter",
  expected: "evaluator=..,protocol=..,dataset=..",
  parse: readFilter,
};

function wholeSetting(flag: FlagSetting<number>["flag"], name: string, min: number): FlagSetting<number> {
  return {
    flag,
    name,
    expected: `a whole number of at least ${min}`,
    parse: (text) => {
      const value = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
      return Number.isSafeInteger(value) && value >= min ? value : undefined;
    },
  };
}

function read<Value>(
  given: { readonly flags: RunFlags; readonly environment: Environment },
  setting: FlagSetting<Value>,
): Value | undefined {
  const variable = `REIFE_${setting.name.toUpperCase().replaceAll("-", "_")}`;
  const flag = given.flags[setting.flag];
  const variableText = given.environment[variable];
  const text = flag ?? (variableText === "" ? undefined : variableText);
  if (text === undefined) return undefined;
  const value = setting.parse(text);
  if (value !== undefined) return value;
  const where = flag === undefined ? variable : `--${setting.name}`;
  throw new UsageError(`Expected ${setting.expected} for ${where}: got '${text}'`);
}

function defined<Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> {
  const fields: Partial<Record<Key, Value>> = {};
  if (value !== undefined) fields[key] = value;
  return fields;
}
