import { canonicalJson } from "../core/canonical-json.js";
import type { DatasetCard } from "../core/dataset-card.js";
import type { DatasetLoader, LoadedFile, RawInstance } from "../core/dataset-loader.js";
import type { Instance } from "../core/instance.js";
import { sha256 } from "../core/sha256.js";

/** A card, the texts of its files, and the loader of its format. */
export interface DatasetSource {
  readonly card: DatasetCard;
  readonly files: readonly LoadedFile[];
  readonly loader: DatasetLoader;
}

const idCharacters = 16;

/**
 * Reads a dataset's instances in file order and gives each its identity: the id is a hash of instruction, outputs and
 * reference (repeats of the same content get `-2`, `-3`, ... in file order), the cluster a hash of the instruction. What
 * the card promises is not checked here.
 */
export function readInstances(source: DatasetSource): readonly Instance[] {
  const { card, files, loader } = source;
  const seen = new Map<string, number>();
  return Array.from(loader.load(card, files), (raw) => {
    const hash = contentHash(raw);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return {
      ...raw,
      id: count === 1 ? hash : `${hash}-${count}`,
      dataset: card.id,
      task: card.task,
      cluster: sha256(raw.instruction).slice(0, idCharacters),
    };
  });
}

function contentHash(raw: RawInstance): string {
  const { instruction, outputs, reference } = raw;
  return sha256(canonicalJson({ instruction, outputs, reference })).slice(0, idCharacters);
}
