import { dirname } from "node:path";
import type { RecordedEvaluatorCard } from "../../core/evaluator-card.js";
import { lookUpFile, type FoundFile } from "../../datasets/look-up-file.js";
import { cachePath } from "../../datasets/cache-path.js";
import { pullFile } from "../../datasets/pull-file.js";
import { recordingFile, type RecordingFile } from "../../models/recorded/recording-file.js";
import { makeCacheFolder } from "./make-cache-folder.js";
import type { Surroundings } from "./surroundings.js";

/** Recordings of judges, wherever they are: the mirror, the cache, or their public address. */
export class Recordings {
  readonly #surroundings: Surroundings;
  readonly #tell: (message: string) => void;
  /** Set by the first download that finds no network: the others are then not tried. */
  #unreachable: string | undefined;
  /** By path; of those that were found. */
  readonly #hashes = new Map<string, string>();

  /** `tell` hears of every download before it starts. */
  constructor(surroundings: Surroundings, tell: (message: string) => void) {
    this.#surroundings = surroundings;
    this.#tell = tell;
  }

  /** The text of a recording, or undefined where it is not at hand. */
  async read(file: RecordingFile): Promise<string | undefined> {
    const found = await this.#find(file);
    return found === undefined ? undefined : new TextDecoder("utf-8", { fatal: true }).decode(found.bytes);
  }

  /** The sha256 of a recording, in hexadecimal: as pinned, or of the file that was found; undefined where none was. */
  sha256({ path, sha256 }: RecordingFile): string | undefined {
    return sha256 ?? this.#hashes.get(path);
  }

  /**
   * Makes sure that a cell's recording is at hand, fetching it where the card pins it. Returns why it is not, if so.
   */
  async missing(card: RecordedEvaluatorCard, dataset: string, protocol: string): Promise<string | undefined> {
    const file = recordingFile(card, dataset, protocol);
    if (file === undefined) return `the recording has no replies on ${dataset} under protocol ${protocol}`;
    if ((await this.#find(file)) !== undefined) return undefined;
    return this.#fetch(file);
  }

  async #fetch(file: RecordingFile): Promise<string | undefined> {
    const { url, sha256, path } = file;
    const { cacheDir, clock, offline } = this.#surroundings;
    const nowhere = `recorded/${path} is neither in the mirror nor in the cache`;
    if (url === undefined || sha256 === undefined) return nowhere;
    if (offline) return `${nowhere}, and --offline forbids fetching it`;
    if (this.#unreachable !== undefined) return `${nowhere}, and ${this.#unreachable}`;
    const target = cachePath(cacheDir, { kind: "recorded", relativePath: path });
    this.#tell(`Fetching recorded/${path}`);
    try {
      makeCacheFolder(dirname(target));
      await pullFile({ url, target, sha256, clock });
      return undefined;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#unreachable = `an earlier download failed`;
      return `${nowhere}, and it could not be fetched: ${reason}`;
    }
  }

  async #find(file: RecordingFile): Promise<FoundFile | undefined> {
    const { mirror, cacheDir } = this.#surroundings;
    const { path: relativePath, sha256 } = file;
    const result = await lookUpFile({ kind: "recorded", relativePath, sha256, mirror, cacheDir });
    if (!("found" in result)) return undefined;
    this.#hashes.set(relativePath, result.found.sha256);
    return result.found;
  }
}
