import type { ChatReply } from "../../core/chat-reply.js";
import type { RecordedEvaluatorCard } from "../../core/evaluator-card.js";

/** One row of a recording: what was asked about, and each reply under its key (see `replyKey`). */
export interface RecordedRow {
  /**
   * Name of a field -> sha256 of its text, for the parts of the instance that the recording repeats: `instruction`, `output 1`,
   * `output 2`, ... They are compared with the instance's.
   */
  readonly content: Readonly<Record<string, string>>;
  readonly replies: ReadonlyMap<string, ChatReply>;
}

/** Which recording is being read: by its protocol's recorded name, and by its path for error messages. */
export interface RecordingName {
  readonly path: string;
  readonly protocol: string;
}

/** How one family of recordings is laid out. */
export interface RecordingFormat {
  /** What cards of this format need not say. */
  readonly defaults: Pick<RecordedEvaluatorCard, "path" | "folders" | "protocols"> & {
    readonly url?: string | undefined;
  };
  /**
   * Reads a whole file: one row for each row of the dataset's file, in its order. Throws a ModelError (`bad-request`) naming path
   * and row for anything that is not as the format says.
   */
  read(text: string, name: RecordingName): readonly RecordedRow[];
}
