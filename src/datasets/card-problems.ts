import type { DatasetCard } from "../core/dataset-card.js";
import type { Gold } from "../core/gold.js";
import type { Instance } from "../core/instance.js";
import type { TaskKind } from "../core/task-kind.js";

const taskOfGold: Readonly<Record<Gold["kind"], TaskKind>> = {
  pair: "pairwise",
  scores: "pointwise",
  best: "listwise",
};

/** Where a dataset's instances are not what its card says, in words; empty where all is as promised. */
export function cardProblems(card: DatasetCard, instances: readonly Instance[]): readonly string[] {
  const clusters = new Set(instances.map(({ cluster }) => cluster)).size;
  const problems: string[] = [];
  if (instances.length !== card.count) {
    problems.push(`it has ${instances.length} instances, its card says ${card.count}`);
  }
  if (clusters !== card.clusters) {
    problems.push(`it has ${clusters} distinct instructions, its card says ${card.clusters}`);
  }
  const otherTask = instances.find(({ gold }) => taskOfGold[gold.kind] !== card.task);
  if (otherTask !== undefined) {
    problems.push(
      `row ${otherTask.row} has a ${taskOfGold[otherTask.gold.kind]} gold, its card says ${card.task}`,
    );
  }
  const tie = instances.find(({ gold }) => gold.kind === "pair" && gold.preference === "tie");
  if (tie !== undefined && !card.ties) {
    problems.push(`row ${tie.row} has a tie for gold, its card says that there are none`);
  }
  const otherVotes = instances.find(({ gold }) => !hasVotesAsPromised(card, gold));
  if (otherVotes !== undefined) {
    problems.push(`row ${otherVotes.row} has not the votes of ${card.annotators ?? 0} annotators`);
  }
  return problems;
}

function hasVotesAsPromised(card: DatasetCard, gold: Gold): boolean {
  if (card.annotators === undefined || gold.kind !== "pair") return true;
  return gold.votes?.length === card.annotators;
}
