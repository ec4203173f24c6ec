import type { BenchmarkFormat } from "../benchmark-format.js";
import { bbh } from "./bbh.js";
import { crass } from "./crass.js";
import { drop } from "./drop.js";
import { hhh } from "./hhh.js";
import { humaneval } from "./humaneval.js";
import { impact } from "./impact.js";
import { mmlu } from "./mmlu.js";

/** Every format that a benchmark card can name. A new one is one file and one line here. */
export const formats: Readonly<Record<string, BenchmarkFormat>> = {
  bbh,
  crass,
  drop,
  hhh,
  humaneval,
  impact,
  mmlu,
};
