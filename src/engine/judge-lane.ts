import type { EngineEvent } from "../core/engine.js";
import type { Trial } from "../core/trial.js";
import type { Breather } from "./breather.js";
import type { JudgedTrial } from "./fold-trial.js";

/** The trials of one evaluator, and how they are judged. */
export interface LaneToJudge {
  readonly trials: Iterator<Trial>;
  /** How many trials may be open at a time. */
  readonly window: number;
  /** Undefined where the go stopped before the trial had an outcome. */
  readonly judge: (trial: Trial) => Promise<JudgedTrial | undefined>;
  /** False once no further trial may be begun. */
  readonly goesOn: () => boolean;
  /** Told of an error that ends the go. */
  readonly crash: (error: unknown) => void;
  readonly emit: (event: EngineEvent) => Promise<void> | undefined;
  readonly breather: Breather;
}

/**
 * Judges trials in their order, a bounded number of them open at a time. Begins no further one once a trial was left
 * without an outcome, so that what is judged is a first part of the trials. Never rejects.
 */
export async function judgeLane(lane: LaneToJudge): Promise<void> {
  let leftOne = false;
  async function judgeOneByOne(): Promise<void> {
    while (!leftOne && lane.goesOn()) {
      const next = lane.trials.next();
      if (next.done === true) return;
      const judged = await lane.judge(next.value);
      leftOne ||= judged === undefined;
      const room = judged && lane.emit({ kind: "trial", trial: next.value, ...judged });
      const breath = lane.breather.breathe();
      // To wait for what is there takes its time as well.
      if (room !== undefined) await room;
      if (breath !== undefined) await breath;
    }
  }
  await Promise.all(Array.from({ length: lane.window }, () => judgeOneByOne().catch(lane.crash)));
}
