import { canonicalJson } from "../core/canonical-json.js";
import { UsageError } from "../core/errors.js";
import type { InstanceFacts } from "../core/instance-facts.js";
import { joinWords } from "../core/join-words.js";
import type { Judgment } from "../core/judgment.js";
import type { RunManifest } from "../core/run-manifest.js";

/** Two runs as their folders keep them. */
export interface RunParts {
  readonly manifest: RunManifest;
  readonly judgments: readonly Judgment[];
  readonly facts: readonly InstanceFacts[];
}

/** What two runs have in common. */
export interface CommonRuns {
  /** The instances that both have. */
  readonly facts: readonly InstanceFacts[];
  /** The judgments of each run on those instances. */
  readonly first: readonly Judgment[];
  readonly second: readonly Judgment[];
  /** How the runs differ otherwise. */
  readonly notes: readonly string[];
}

/**
 * The instances that two runs share, with both runs' judgments of them. Throws a `UsageError` where they share none, or
 * where a dataset of both is not the same: another file, or another gold for the same instance. A judge is not better for
 * having been asked something else.
 */
export function commonRuns(first: RunParts, second: RunParts): CommonRuns {
  const names = `${first.manifest.run} with ${second.manifest.run}`;
  const datasetsOf = ({ manifest }: RunParts): readonly string[] => [
    ...new Set(manifest.cells.map(({ dataset }) => dataset)),
  ];
  const shared = datasetsOf(first).filter((id) => datasetsOf(second).includes(id));
  if (shared.length === 0) {
    throw new UsageError(`Cannot compare run ${names}: they have no dataset in common`, {
      hint: `The first has ${datasetsOf(first).join(", ")}, the second ${datasetsOf(second).join(", ")}`,
    });
  }
  for (const dataset of shared) checkFiles(dataset, names, [first.manifest, second.manifest]);
  const theirs = new Map(second.facts.map((facts) => [placeOf(facts), facts]));
  const facts = first.facts.filter((entry) => {
    const other = theirs.get(placeOf(entry));
    if (other !== undefined) checkInstance(names, entry, other);
    return other !== undefined;
  });
  if (facts.length === 0) {
    throw new UsageError(`Cannot compare run ${names}: they share no instance of ${joinWords(shared)}`, {
      hint: "Runs with the same seed take the same instances first",
    });
  }
  const known = new Set(facts.map(placeOf));
  const onKnown = ({ judgments }: RunParts): readonly Judgment[] =>
    judgments.filter(({ dataset, instance }) => known.has(placeOf({ dataset, id: instance })));
  return { facts, first: onKnown(first), second: onKnown(second), notes: notesOf(first, second) };
}

function placeOf({ dataset, id }: Pick<InstanceFacts, "dataset" | "id">): string {
  return `${dataset}\n${id}`;
}

function checkFiles(dataset: string, names: string, [a, b]: readonly [RunManifest, RunManifest]): void {
  const [mine, theirs] = [a.datasets[dataset] ?? {}, b.datasets[dataset] ?? {}];
  for (const [name, sha256] of Object.entries(mine)) {
    const other = theirs[name];
    if (other === undefined || other === sha256) continue;
    throw new UsageError(
      `Cannot compare run ${names}: ${dataset} is not the same dataset in both, for the sha256 of ${name} is ` +
        `${sha256.slice(0, 12)}... in the one and ${other.slice(0, 12)}... in the other`,
    );
  }
}

/** Files may bear other names, as those of an import do; what an instance is and what humans said of it may not differ. */
function checkInstance(names: string, mine: InstanceFacts, theirs: InstanceFacts): void {
  const differs = (["gold", "lengths", "cluster"] as const).find(
    (key) => canonicalJson(mine[key]) !== canonicalJson(theirs[key]),
  );
  if (differs === undefined) return;
  const what = { gold: "another gold", lengths: "other outputs", cluster: "another instruction" }[differs];
  throw new UsageError(
    `Cannot compare run ${names}: instance ${mine.id} of ${mine.dataset} has ${what} in the second`,
  );
}

function notesOf({ manifest: a }: RunParts, { manifest: b }: RunParts): readonly string[] {
  const notes: string[] = [];
  const told = (what: string, mine: unknown, theirs: unknown): void => {
    if (mine !== theirs)
      notes.push(`${what}: ${String(mine)} in the first run, ${String(theirs)} in the second`);
  };
  told("presentations", a.config.presentations, b.config.presentations);
  told("repeats", a.config.repeats, b.config.repeats);
  told("version of reife", a.versions.reife, b.versions.reife);
  for (const [id, fingerprint] of Object.entries(a.protocols)) {
    const other = b.protocols[id];
    if (other !== undefined && other !== fingerprint) {
      notes.push(`protocol ${id} asks or reads otherwise in the second run: its fingerprint differs`);
    }
  }
  return notes;
}
