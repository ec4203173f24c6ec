import type { ProtocolNeed } from "../core/protocol.js";
import type { Sampling } from "../core/sampling.js";

/**
 * One step as a card lists it, in the order in which steps are asked: either `use`, the name of a shared step file, or
 * `name` and `dependsOn`, a step whose prompt is in the card. `sampling` of a used step overlays the step file's.
 */
export interface CardStep {
  readonly use?: string | undefined;
  readonly name?: string | undefined;
  readonly dependsOn?: "instruction" | "output" | "presentation" | undefined;
  /** Name of the parser that reads the reply; absent: the text itself is the answer. */
  readonly parser?: string | undefined;
  /** Whether the judge may call a tie; absent: no. */
  readonly ties?: boolean | undefined;
  readonly sampling?: Sampling | undefined;
  /** Id of the evaluator that answers this step in place of the one that judges. */
  readonly evaluator?: string | undefined;
  /** How many replies are drawn for the same prompt; absent: 1. */
  readonly samples?: number | undefined;
}

/**
 * How outputs that were scored alone are compared. `margin`: scores no further apart than this are a tie; of a list, all
 * outputs no further below the highest than this are picked.
 */
export interface PairReading {
  readonly rule: string;
  readonly margin: number;
}

interface CommonCard {
  /** Absent: the name of the file. */
  readonly id?: string | undefined;
  readonly version: number;
  readonly title: string;
  /** Who had the idea, when, and where it is published. */
  readonly source: string;
  /** What is known of its effect, in a sentence. */
  readonly effect?: string | undefined;
  /** What it costs in calls, in a sentence. */
  readonly cost?: string | undefined;
  readonly needs: readonly ProtocolNeed[];
  readonly steps: readonly CardStep[];
}

/** The judge sees both outputs and names the better one. */
export interface CompareCard extends CommonCard {
  readonly shape: "compare";
  /** What prompts call the outputs by their letters, a and b; absent: "Output (a)" and "Output (b)". */
  readonly labels?: readonly string[] | undefined;
}

/** As `compare`, asked several times; the majority of the samples counts. */
export interface ConsistencyCard extends CommonCard {
  readonly shape: "consistency";
}

/** Both orders are judged with reasoning; where they disagree, the judge reviews both evaluations. */
export interface SwapSynthesizeCard extends CommonCard {
  readonly shape: "swap-synthesize";
}

/** A part that the judge plays in a discussion. */
export interface Role {
  readonly name: string;
  /** What the role looks at, in the second person. */
  readonly character: string;
}

/** The judge speaks in several roles in turn. */
export interface RolesCard extends CommonCard {
  readonly shape: "roles";
  /** In the order in which they speak. */
  readonly roles: readonly Role[];
  readonly rounds: number;
  /** Whose verdict counts: that of whoever speaks last, or the majority of the last round. */
  readonly verdict: "last" | "vote";
}

/** The majority of other protocols' verdicts counts. */
export interface VoteCard extends CommonCard {
  readonly shape: "vote";
  /** Ids of the protocols that vote. */
  readonly members: readonly string[];
}

/** Each output is scored alone with one number. */
export interface RateCard extends CommonCard {
  readonly shape: "rate";
  /** The scale's ends, both allowed. */
  readonly scale: { readonly low: number; readonly high: number };
  /** `annotated`: the score counts for each criterion that the dataset annotates; absent, or without any: for `overall`. */
  readonly criteria?: "annotated" | undefined;
  readonly pair: PairReading;
}

/** Each output is scored alone on several criteria of a rubric. */
export interface SkillsCard extends CommonCard {
  readonly shape: "skills";
  /** Name of a file in `rubrics/`. */
  readonly rubric: string;
  /** Criteria to score where the dataset annotates none; absent: all of the rubric's. */
  readonly criteria?: readonly string[] | undefined;
  readonly pair: PairReading;
}

/** Questions are made for the instruction; each output is scored alone by the share of yes. */
export interface ChecklistCard extends CommonCard {
  readonly shape: "checklist";
  /** As in `rate`. */
  readonly criteria?: "annotated" | undefined;
  readonly pair: PairReading;
}

/** Questions about skills are made for the instruction; each output is scored alone on them, and a skill by the mean of its own. */
export interface GradedChecklistCard extends CommonCard {
  readonly shape: "graded-checklist";
  /** Name of a file in `rubrics/`: which skills there are, and what they ask. */
  readonly rubric: string;
  /** As in `skills`. */
  readonly criteria?: readonly string[] | undefined;
  readonly pair: PairReading;
}

/** Both positions are judged by token probabilities, which are combined. */
export interface ProbabilityPairCard extends CommonCard {
  readonly shape: "probability-pair";
  /** A combined probability closer to one half than this is a tie; 0..0.5. */
  readonly margin: number;
}

/** The judge sees all outputs of a list and names the best one. */
export interface ListCard extends CommonCard {
  readonly shape: "list";
}

/** The front matter of a protocol card. */
export type ProtocolCard =
  | CompareCard
  | ConsistencyCard
  | SwapSynthesizeCard
  | RolesCard
  | VoteCard
  | RateCard
  | SkillsCard
  | ChecklistCard
  | GradedChecklistCard
  | ProbabilityPairCard
  | ListCard;
