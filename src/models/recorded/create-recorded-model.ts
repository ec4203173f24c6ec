import type { CallAddress, ChatModel, ChatRequest } from "../../core/chat-model.js";
import type { ChatReply } from "../../core/chat-reply.js";
import { ModelError, SuiteError } from "../../core/errors.js";
import type { RecordedEvaluatorCard } from "../../core/evaluator-card.js";
import { sha256 } from "../../core/sha256.js";
import { evaluatorFingerprint } from "../evaluator-fingerprint.js";
import { findInstance } from "../find-instance.js";
import type { InstanceLookup } from "../instance-lookup.js";
import { refuseAborted } from "../refuse-aborted.js";
import { checkContent } from "./check-content.js";
import { completeRecordedCard } from "./complete-recorded-card.js";
import { recordingFormats } from "./formats.js";
import { recordingFile, type RecordingFile } from "./recording-file.js";
import type { RecordedRow, RecordingFormat } from "./recording-format.js";
import { replyKey } from "./reply-key.js";

/** What a recorded judge needs of the world. */
export interface RecordedModelDeps {
  /** The text of a recording, or undefined where there is none. */
  readonly readRecording: (file: RecordingFile) => Promise<string | undefined>;
  readonly lookup: InstanceLookup;
  /** Number of rows of a dataset's source file. */
  readonly sizeOf: (dataset: string) => number;
}

/**
 * A real judge whose replies were recorded, replayed as they are. Each file is read once, at its first use, and only its
 * replies are kept. A reply is given out only if the recording's row says the same instruction and outputs as the
 * instance, so a recording of other data is refused rather than misread. What was not recorded (other protocols, glued letters,
 * further samples, repeats) is a `not-recorded` failure; a recording that is damaged or of other data is a `bad-request`.
 */
export function createRecordedModel(card: RecordedEvaluatorCard, deps: RecordedModelDeps): ChatModel {
  const format = recordingFormats[card.format];
  if (format === undefined) {
    throw new ModelError(`Cannot replay ${card.id}: unknown format ${card.format}`, {
      failure: "bad-request",
      hint: `Use one of: ${Object.keys(recordingFormats).join(", ")}`,
    });
  }
  const replay = new Replay(completeRecordedCard(card), format, deps);
  return {
    id: card.id,
    fingerprint: evaluatorFingerprint(card, { environment: {}, seed: "" }),
    complete: (request) => replay.complete(request),
  };
}

class Replay {
  readonly #card: RecordedEvaluatorCard;
  readonly #format: RecordingFormat;
  readonly #deps: RecordedModelDeps;
  readonly #files = new Map<string, Promise<readonly RecordedRow[]>>();

  constructor(card: RecordedEvaluatorCard, format: RecordingFormat, deps: RecordedModelDeps) {
    this.#card = card;
    this.#format = format;
    this.#deps = deps;
  }

  async complete(request: ChatRequest): Promise<ChatReply> {
    refuseAborted(request);
    const { address } = request;
    const { dataset, protocol } = address;
    const file = recordingFile(this.#card, dataset, protocol);
    if (file === undefined) throw notRecorded(this.#card, address, `protocol ${protocol} on ${dataset}`);
    if (address.sample > 0) throw notRecorded(this.#card, address, "a second sample");
    if (address.repeat > 0) throw notRecorded(this.#card, address, "a repeat");
    const instance = findInstance(this.#deps.lookup, address);
    const rows = await this.#rows(file, address);
    const row = rows[instance.row - 1];
    if (row === undefined) throw otherData(file, dataset, `it has no row ${instance.row}`);
    checkContent(row, instance, (what) => otherData(file, dataset, what));
    const key = replyKey(address.step, address.scope);
    const reply = row.replies.get(key);
    if (reply === undefined) throw notRecorded(this.#card, address, `step ${key} in row ${instance.row}`);
    return reply;
  }

  #rows(file: RecordingFile, address: CallAddress): Promise<readonly RecordedRow[]> {
    const known = this.#files.get(file.path);
    if (known !== undefined) return known;
    const rows = this.#load(file, address);
    this.#files.set(file.path, rows);
    return rows;
  }

  async #load(file: RecordingFile, address: CallAddress): Promise<readonly RecordedRow[]> {
    const text = await this.#deps.readRecording(file).catch((error: unknown) => {
      throw unreadable(this.#card, file, error);
    });
    if (text === undefined) throw notRecorded(this.#card, address, `file ${file.path}`);
    if (file.sha256 !== undefined && sha256(text) !== file.sha256) {
      throw new ModelError(
        `Cannot replay ${this.#card.id}: ${file.path} is not the file that its card names`,
        {
          failure: "bad-request",
          hint: "Fetch it again, or correct the card's sha256",
        },
      );
    }
    const rows = this.#format.read(text, file);
    const size = this.#deps.sizeOf(address.dataset);
    if (rows.length !== size) {
      throw otherData(file, address.dataset, `it has ${rows.length} rows, the dataset has ${size}`);
    }
    return rows;
  }
}

function unreadable(card: RecordedEvaluatorCard, file: RecordingFile, error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const hint = error instanceof SuiteError ? error.hint : undefined;
  return new ModelError(`Cannot replay ${card.id}: cannot read ${file.path}: ${reason}`, {
    failure: "not-recorded",
    cause: error,
    hint,
  });
}

function notRecorded(card: RecordedEvaluatorCard, address: CallAddress, what: string): ModelError {
  return new ModelError(`Cannot replay ${card.id} on ${address.dataset}: ${what} was not recorded`, {
    failure: "not-recorded",
  });
}

function otherData(file: RecordingFile, dataset: string, what: string): ModelError {
  return new ModelError(`Cannot replay ${file.path}: it is not a recording of ${dataset}, ${what}`, {
    failure: "bad-request",
  });
}
