import type { InstanceFacts } from "../core/instance-facts.js";

/** One score that both a judge and humans gave. */
export interface ScoreUnit {
  readonly facts: InstanceFacts;
  readonly criterion: string;
  readonly repeat: number;
  readonly judge: number;
  readonly human: number;
  /** Number of the instruction's cluster among those that are drawn. */
  readonly drawn: number;
  /** The system whose output was scored, where the dataset says. */
  readonly system: string | undefined;
}
