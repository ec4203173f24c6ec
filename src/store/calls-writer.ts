import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import type { CallRecord } from "../core/call-record.js";
import { callsHeader } from "./calls-header.js";
import { checkNumbers } from "./check-numbers.js";
import { fileError } from "./file-error.js";
import { recordLine } from "./record-line.js";

/** How much text is gathered before it goes to the disk. */
const blockCharacters = 1 << 20;

/**
 * Writes a new file of calls from start to end, for a run that is made in one go and counts only once it is whole: nothing
 * waits for the disk, and no ids are held. A run that asks judges needs `openJsonlStore`, where each call survives a crash.
 * Every method throws a `StoreError` naming the file where it cannot be written.
 */
export class CallsWriter {
  readonly #file: string;
  readonly #descriptor: number;
  #block = callsHeader;

  /** Creates the file, or empties it. */
  constructor(file: string) {
    this.#file = file;
    this.#descriptor = this.#try(() => openSync(file, "w"));
  }

  /** Adds a record. The caller sees to it that no id comes twice. */
  append(record: CallRecord): void {
    const line = recordLine(record);
    // A number that JSON cannot hold becomes a null: only a line with one in it needs a closer look.
    if (line.includes("null")) checkNumbers(record, `call ${record.id}`);
    this.#block += `${line}\n`;
    if (this.#block.length >= blockCharacters) this.#write();
  }

  /** Writes what is left, makes all of it durable, and closes the file. */
  finish(): void {
    try {
      this.#write();
      this.#try(() => {
        fsyncSync(this.#descriptor);
      });
    } finally {
      this.close();
    }
  }

  /** Closes the file as it is. */
  close(): void {
    this.#try(() => {
      closeSync(this.#descriptor);
    });
  }

  #write(): void {
    const bytes = Buffer.from(this.#block, "utf8");
    this.#block = "";
    this.#try(() => {
      for (let from = 0; from < bytes.length;) from += writeSync(this.#descriptor, bytes, from);
    });
  }

  #try<Result>(step: () => Result): Result {
    try {
      return step();
    } catch (error) {
      throw fileError("write", this.#file, error);
    }
  }
}
