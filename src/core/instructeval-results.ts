import type { BenchmarkArea } from "./benchmark-card.js";
import type { Estimate } from "./estimate.js";

/** What a respondent scored in one benchmark. Shares are 0..1; scores of texts 1..5. */
export interface TaskResult {
  readonly area: BenchmarkArea;
  /** Questions planned, and how many of them have an answer, a blank one, none because of a failure, none yet. */
  readonly n: number;
  readonly answered: number;
  readonly empty: number;
  readonly failed: number;
  readonly open: number;
  /** Answered, but without a score: nothing that the judge said of the text could be read, or it said nothing. In no mean. */
  readonly unscored: number;
  /** Our measure: the mean over questions, or over groups, as the card says; of writing, the mean of both criteria. */
  readonly score: Estimate;
  /** The same by the authors' rule. */
  readonly compat: Estimate;
  /** Further means by name: `exact`, `consistent`, `relevance`, `coherence`, ... */
  readonly more: Readonly<Record<string, Estimate>>;
  /** Our measure by subject, category or subset. */
  readonly groups: Readonly<Record<string, Estimate>>;
}

/** The mean of an area's benchmarks. */
export interface AreaResult {
  readonly score: Estimate;
  readonly compat: Estimate;
  /** Benchmarks of the area that were not run: the mean is over the others. */
  readonly missing: readonly string[];
}

/** One respondent in all benchmarks that were run. */
export interface RespondentResult {
  readonly respondent: string;
  /** True of a respondent that is no LLM. */
  readonly simulated: boolean;
  readonly tasks: Readonly<Record<string, TaskResult>>;
  readonly areas: Readonly<Partial<Record<BenchmarkArea, AreaResult>>>;
  /** Mean of the three areas, writing taken from 1..5 to 0..1; undefined where an area is missing. */
  readonly overall: Estimate;
}

/** The file `results.json` of a folder of INSTRUCTEVAL. */
export interface InstructEvalResults {
  readonly schema: "reife/instructeval/1";
  /** Who scored the texts, where somebody did. */
  readonly judge?: string | undefined;
  /** Respondents, the best first. */
  readonly respondents: readonly RespondentResult[];
}
