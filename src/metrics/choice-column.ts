/**
 * What is added up over the instances of a cell whose judge chooses between outputs: the place of each column in an instance's
 * row. Columns of pairs or lists alone follow from `choiceColumns` on.
 */
export const choiceColumn = {
  /** Mean credit over all trials of the instance: 0..1. No verdict is no credit. */
  credit: 0,
  /** 1 where any trial was run. */
  credited: 1,
  /** The mean credit, if every missing verdict were right. */
  best: 2,
  /** 1 if every trial is right. */
  both: 3,
  /** 1 where the instance was shown in all of several presentations. */
  shownBoth: 4,
  /** Share of repeats all of whose presentations end in the same choice. */
  self: 5,
  /** 1 where any repeat can say. */
  selfSeen: 6,
  /** Trials that end in one output. */
  decided: 7,
  /** Of those, the ones that chose the output shown first. */
  first: 8,
  /** Of those, the ones that chose the output with the first letter. */
  letter: 9,
  /** Sum over those of one in as many as there are outputs. */
  chance: 10,
  /** Of those, the ones between outputs of which one is the only longest and one is the gold. */
  unequal: 11,
  /** Of these, the ones that chose the longest. */
  longest: 12,
  /** Of these, the ones whose gold is the longest. */
  goldLongest: 13,
} as const;
