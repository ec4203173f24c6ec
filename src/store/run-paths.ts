import { join } from "node:path";

/** The files of a run folder. */
export interface RunPaths {
  readonly folder: string;
  readonly manifest: string;
  readonly calls: string;
  /** Attempts that were, or may have been, paid for in vain. */
  readonly lost: string;
  /** Attempts that are in flight. */
  readonly inFlight: string;
  /** Batches handed in to providers. */
  readonly batches: string;
  /** Under which id its calls are handed out to workers. */
  readonly queue: string;
  readonly judgments: string;
  readonly instances: string;
  /** Folder of the texts written beforehand that the run uses. */
  readonly texts: string;
  readonly timing: string;
  /** Where the present go stands, or the last one stood. */
  readonly status: string;
  /** Decisions of a race, where judges are raced. */
  readonly race: string;
  /** What the other files were when all was asked and read. */
  readonly seal: string;
  readonly leaderboardJson: string;
  readonly leaderboardCsv: string;
  readonly leaderboardMarkdown: string;
}

/** Where the files of a run stand. */
export function runPaths(folder: string): RunPaths {
  return {
    folder,
    manifest: join(folder, "manifest.json"),
    calls: join(folder, "calls.jsonl"),
    lost: join(folder, "lost.jsonl"),
    inFlight: join(folder, "in-flight.jsonl"),
    batches: join(folder, "batches.jsonl"),
    queue: join(folder, "queue.json"),
    judgments: join(folder, "judgments.jsonl"),
    instances: join(folder, "instances.jsonl"),
    texts: join(folder, "texts"),
    timing: join(folder, "timing.json"),
    status: join(folder, "status.json"),
    race: join(folder, "race.json"),
    seal: join(folder, "seal.json"),
    leaderboardJson: join(folder, "leaderboard.json"),
    leaderboardCsv: join(folder, "leaderboard.csv"),
    leaderboardMarkdown: join(folder, "leaderboard.md"),
  };
}
