import type { InstanceTally } from "./instance-tally.js";

/** A choice of instances by how their trials ended. */
export interface InstanceFilter {
  readonly key: string;
  readonly title: string;
  /** Whether it asks what is right: scores are near or far. */
  readonly needsGold: boolean;
  readonly holds: (tally: InstanceTally) => boolean;
}

/** The choices; the first one is what is shown without a choice. */
export const instanceFilters: readonly [InstanceFilter, ...InstanceFilter[]] = [
  { key: "", needsGold: false, title: "all instances", holds: () => true },
  {
    key: "wrong",
    needsGold: true,
    title: "wrong at least once",
    holds: ({ wrong, partly }) => wrong + partly > 0,
  },
  {
    key: "right",
    needsGold: true,
    title: "right every time",
    holds: ({ right, trials }) => trials > 0 && right === trials,
  },
  {
    key: "inconsistent",
    needsGold: true,
    title: "inconsistent between presentations",
    holds: ({ inconsistent }) => inconsistent > 0,
  },
  {
    key: "missing",
    needsGold: false,
    title: "unparsed or failed",
    holds: ({ unparsed, failed }) => unparsed + failed > 0,
  },
  { key: "unparsed", needsGold: false, title: "unparsed", holds: ({ unparsed }) => unparsed > 0 },
  { key: "failed", needsGold: false, title: "failed", holds: ({ failed }) => failed > 0 },
  {
    key: "all-against",
    needsGold: true,
    title: "all judges against the gold",
    holds: ({ judges }) => judges.wrong > 1 && judges.right + judges.undecided === 0,
  },
  {
    key: "one-right",
    needsGold: true,
    title: "one judge alone right",
    holds: ({ judges }) => judges.right === 1 && judges.undecided + judges.wrong > 0,
  },
];
