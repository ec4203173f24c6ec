import { z } from "zod";
import type { RunConfig } from "../core/run-config.js";
import { cellPatternSchema } from "./cell-pattern-schema.js";
import { numberBetween } from "./number-between.js";
import { effortSchema } from "./sampling-schema.js";
import { slug } from "./slug.js";
import { text } from "./text.js";
import { wholeNumber } from "./whole-number.js";

/** A run config as its file says it: the name may be left to the file's name. */
export interface WrittenRunConfig extends Omit<RunConfig, "name" | "file"> {
  readonly name?: string | undefined;
  readonly version?: 1 | undefined;
}

const limits = z.strictObject({
  concurrency: wholeNumber({ min: 1 }).default(64).describe("Requests in flight over all evaluators"),
  maxCostUsd: numberBetween({ min: 0 })
    .optional()
    .describe("Stop before the calls of this run cost more than this in all, in US dollars"),
  maxSeconds: numberBetween({ min: 1 }).optional().describe("Stop after this many seconds"),
  instances: wholeNumber({ min: 1 })
    .optional()
    .describe("First n instances of each dataset, in a seeded order common to all cells"),
});

const axes = z.strictObject({
  effort: z
    .array(effortSchema)
    .default([])
    .describe("Each evaluator that takes an effort becomes one judge for each: o4-mini@low, o4-mini@high"),
  texts: z
    .record(text(), z.array(text()).min(1))
    .default({})
    .describe(
      "Step -> who writes its text, each a protocol of its own: none, self, an evaluator, ./a-file.jsonl",
    ),
});

const race = z.strictObject({
  error: numberBetween({ min: 0.0001, max: 0.5 })
    .default(0.05)
    .describe("Probability that any judge is dropped for one that is not better"),
  least: wholeNumber({ min: 1 })
    .default(20)
    .describe("Instances that every judge is asked about before anyone is dropped"),
});

const selection = (what: string): z.ZodArray<z.ZodString> =>
  z
    .array(text())
    .min(1)
    .describe(`Ids of ${what}; globs (nulls/*), exclusions (!nulls/random), files (./mine.yaml)`);

/** The keys of a run config. */
export const runConfigSchema: z.ZodType<WrittenRunConfig> = z.strictObject({
  version: z.literal(1).optional().describe("Version of this file's format"),
  name: slug().optional().describe("Name of the run and of its folder; default: the name of this file"),
  seed: wholeNumber({ min: 0 }).default(7).describe("Decides every random choice of the run"),
  evaluators: selection("evaluator cards"),
  protocols: selection("protocols"),
  datasets: selection("dataset cards"),
  presentations: z
    .enum(["default", "original", "full"])
    .default("default")
    .describe("default: both positions; original: the dataset's only; full: positions x letters"),
  repeats: wholeNumber({ min: 1 }).default(1).describe("How often each trial is judged"),
  axes: axes.prefault({}).describe("What is varied beside the three lists"),
  exclude: z.array(cellPatternSchema).default([]).describe("Cells to leave out"),
  include: z.array(cellPatternSchema).default([]).describe("Cells to keep although 'exclude' matches them"),
  limits: limits.prefault({}).describe("Bounds of the run"),
  race: race.optional().describe("Drop judges early that are worse beyond doubt; absent: nobody"),
  tolerance: numberBetween({ min: 0, max: 1 })
    .default(0)
    .describe("Share of trials that may fail before the run counts as incomplete"),
  resamples: wholeNumber({ min: 200 }).default(2000).describe("Bootstrap resamples behind every interval"),
});
