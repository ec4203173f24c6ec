import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import type { OpenAttempt, SentAttempt } from "../core/attempt-journal.js";
import { isRecord } from "../core/is-record.js";
import { parseJson } from "../core/parse-json.js";
import { fileError } from "./file-error.js";

/** Bytes of a place in the file: more than an attempt takes whose names are no longer than `mostName`. */
const width = 1024;
const mostName = 150;

/**
 * The attempts that are in flight, each a JSON line in a place of its own, which is used again once it is free: the file is as long as
 * there were attempts at a time. It is written before a request goes out, and left to the system to bring to the disk: it
 * outlives the process, though not the machine, and takes microseconds.
 */
export class InFlightFile {
  readonly #file: string;
  readonly #free: number[] = [];
  #places = 0;
  #open = 0;
  #handle: number | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  /** What was in flight when a process ended; what cannot be read was being written, so that its request had not gone out. */
  read(): readonly SentAttempt[] {
    if (!existsSync(this.#file)) return [];
    try {
      return attemptsIn(readFileSync(this.#file));
    } catch (error) {
      throw fileError("read", this.#file, error);
    }
  }

  /** Forgets them all. */
  clear(): void {
    if (!existsSync(this.#file)) return;
    this.#do((handle) => {
      ftruncateSync(handle);
    });
  }

  begin(attempt: SentAttempt): OpenAttempt {
    const place = this.#free.pop() ?? this.#places++;
    this.#write(place, JSON.stringify(shortened(attempt)));
    this.#open += 1;
    const leave = (): void => {
      this.#open -= 1;
      this.#free.push(place);
    };
    return {
      // That its reply is stored says enough.
      kept: leave,
      over: () => {
        this.#write(place, "");
        leave();
      },
    };
  }

  /** Nothing in flight, no file. */
  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
    if (this.#open === 0) rmSync(this.#file, { force: true });
  }

  #write(place: number, text: string): void {
    this.#do((handle) => {
      writeSync(handle, `${text}\n`, place * width, "utf8");
    });
  }

  #do(act: (handle: number) => void): void {
    try {
      this.#handle ??= openSync(this.#file, existsSync(this.#file) ? "r+" : "w+");
      act(this.#handle);
    } catch (error) {
      throw fileError("write", this.#file, error);
    }
  }
}

function attemptsIn(bytes: Buffer): readonly SentAttempt[] {
  const attempts: SentAttempt[] = [];
  for (let from = 0; from < bytes.length; from += width) {
    const end = bytes.indexOf("\n", from);
    if (end <= from || end >= from + width) continue;
    const attempt = attemptIn(bytes.toString("utf8", from, end));
    if (attempt !== undefined) attempts.push(attempt);
  }
  return attempts;
}

function attemptIn(text: string): SentAttempt | undefined {
  try {
    const value = parseJson(text);
    return isSentAttempt(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSentAttempt(value: unknown): value is SentAttempt {
  return (
    isRecord(value) &&
    ["id", "evaluator", "evaluatorId", "step", "at"].every((key) => typeof value[key] === "string") &&
    typeof value["mostUsd"] === "number"
  );
}

/** Names are for readers: a very long one is cut, so that the line keeps to its place. */
function shortened(attempt: SentAttempt): SentAttempt {
  const cut = (name: string): string =>
    Buffer.byteLength(JSON.stringify(name)) <= mostName
      ? name
      : name.replaceAll(/[^\x20-\x7e]|["\\]/gu, "?").slice(0, mostName - 2);
  return { ...attempt, evaluatorId: cut(attempt.evaluatorId), step: cut(attempt.step) };
}
