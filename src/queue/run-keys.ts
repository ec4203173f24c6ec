/** The keys that all runs on one Redis share. */
export const sharedKeys = {
  /** Set: ids of the runs that hand out calls. */
  runs: "reife:runs",
  /** Set: ids of the workers. */
  workers: "reife:workers",
  worker: (id: string): string => `reife:worker:${id}`,
} as const;

/** What BullMQ's keys begin with; the queue's name, which is the run's id, comes next. */
export const queuePrefix = "reife:queue";

/** The keys of one run beside BullMQ's own. */
export interface RunKeys {
  /** JSON: who hands calls out, in which format. */
  readonly notice: string;
  /** Whose the run is at this moment; lapses by itself. */
  readonly owner: string;
  /** Hash: fingerprint -> evaluator card as JSON. */
  readonly cards: string;
  /** Hash: call id -> answer as JSON, from when a worker has it until it is durable in the run's folder. */
  readonly answers: string;
}

/** The keys of a run. */
export function runKeys(run: string): RunKeys {
  const base = `reife:run:${run}`;
  return { notice: base, owner: `${base}:owner`, cards: `${base}:cards`, answers: `${base}:answers` };
}
