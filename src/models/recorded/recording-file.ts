import type { RecordedEvaluatorCard } from "../../core/evaluator-card.js";

/** One file of a recorded judge: where to find it, and what it must be. */
export interface RecordingFile {
  /** Below a mirror's `recorded/` folder. */
  readonly path: string;
  readonly url?: string | undefined;
  readonly sha256?: string | undefined;
  /** What the recording calls the protocol. */
  readonly protocol: string;
}

type Files = Map<string, RecordingFile | undefined>;

/** Every call of a recorded judge names its file in its id: there are few of them. */
const known = new WeakMap<RecordedEvaluatorCard, Files>();

/** The file that holds a judge's replies to a protocol on a dataset; undefined where the card (completed) names none. */
export function recordingFile(
  card: RecordedEvaluatorCard,
  dataset: string,
  protocol: string,
): RecordingFile | undefined {
  const files: Files = known.get(card) ?? new Map<string, RecordingFile | undefined>();
  known.set(card, files);
  const key = `${dataset}\n${protocol}`;
  if (files.has(key)) return files.get(key);
  const file = fileOf(card, dataset, protocol);
  files.set(key, file);
  return file;
}

function fileOf(card: RecordedEvaluatorCard, dataset: string, protocol: string): RecordingFile | undefined {
  const folder = card.folders[dataset];
  const recorded = card.protocols[protocol];
  if (folder === undefined || recorded === undefined) return undefined;
  const fill = (template: string): string =>
    template.replace(/\{(dataset|judge|protocol|folder)\}/g, (_, hole: string) => {
      switch (hole) {
        case "dataset":
          return dataset;
        case "judge":
          return card.judge;
        case "protocol":
          return recorded;
        default:
          return folder;
      }
    });
  const path = fill(card.path);
  return {
    path,
    url: card.url === undefined ? undefined : fill(card.url),
    sha256: card.sha256[path],
    protocol: recorded,
  };
}
