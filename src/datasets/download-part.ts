import { createWriteStream } from "node:fs";
import { rm, stat, truncate } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Dispatcher, Response } from "undici";
import { DatasetError } from "../core/errors.js";
import { TransientError } from "./transient-error.js";

/** How far a download has come. */
export interface PullProgress {
  readonly bytes: number;
  /** Undefined where the server does not say. */
  readonly total: number | undefined;
}

/** One request for a file, or for the rest of it. */
export interface DownloadPartOptions {
  readonly url: string;
  /** Holds what has arrived so far, and more of it afterwards, also after a failure. */
  readonly part: string;
  /** Strong tag of the version that the part is from, where known: without it the sha256 alone tells. */
  readonly etag: string | undefined;
  readonly dispatcher: Dispatcher;
  readonly onProgress?: ((progress: PullProgress) => void) | undefined;
  readonly onEtag: (etag: string | undefined) => void;
  /** Bytes that the whole file may have; a server that sends more is hung up on. */
  readonly most: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes one request and appends the answer to the part. Asks for the rest only where a part exists, and starts over when
 * the server sends the whole. Resolves with the number of bytes that were there before and were kept. Throws a
 * `TransientError` for an answer that may be better next time, a `DatasetError` for one that will not, and lets errors of
 * the network through.
 */
export async function downloadPart(options: DownloadPartOptions): Promise<number> {
  const { url, part, etag, dispatcher, signal } = options;
  const { fetch } = await import("undici");
  const offset = await sizeOf(part);
  const response = await fetch(url, {
    dispatcher,
    headers: {
      // A range of a compressed body would be a range of other bytes than those on the disk.
      "accept-encoding": "identity",
      ...(offset === 0 ? {} : { range: `bytes=${offset}-` }),
      ...(offset === 0 || etag === undefined ? {} : { "if-range": etag }),
    },
    ...(signal === undefined ? {} : { signal }),
  });
  const kept = response.status === 206 ? offset : 0;
  await refuse(response, options, offset);
  options.onEtag(strongEtag(response));
  if (kept === 0 && offset > 0) await truncate(part);
  await save(response, options, kept);
  return kept;
}

async function refuse(response: Response, options: DownloadPartOptions, offset: number): Promise<void> {
  const { status, statusText } = response;
  const answer = `the server answered ${status} ${statusText}`.trimEnd();
  if (status === 200) return;
  if (status === 206 && offset > 0) {
    if (rangeOf(response)?.start === offset) return;
    await truncate(options.part);
    throw new TransientError(`${answer} with another range than was asked for`);
  }
  if (status === 416 && offset > 0) {
    await truncate(options.part);
    throw new TransientError(answer);
  }
  if (status === 408 || status === 429 || status >= 500) throw new TransientError(answer);
  throw new DatasetError(`Cannot download ${options.url}: ${answer}`, {
    hint: "Correct the url on the card, or name a folder that holds the file with --mirror",
  });
}

async function save(response: Response, options: DownloadPartOptions, kept: number): Promise<void> {
  const { part, most, onProgress, signal } = options;
  if (response.body === null) throw new TransientError("the server sent no body");
  const total = kept === 0 ? lengthOf(response) : rangeOf(response)?.total;
  let bytes = kept;
  if (total !== undefined && total > most) {
    await response.body.cancel();
    await rm(part, { force: true });
    throw tooLarge(options);
  }
  onProgress?.({ bytes, total });
  const body = Readable.fromWeb(response.body);
  body.on("data", (chunk: Uint8Array) => {
    bytes += chunk.byteLength;
    if (bytes > most) body.destroy(tooLarge(options));
    onProgress?.({ bytes, total });
  });
  try {
    await pipeline(body, createWriteStream(part, { flags: "a", flush: true }), {
      ...(signal === undefined ? {} : { signal }),
    });
  } finally {
    if (bytes > most) await rm(part, { force: true });
  }
}

function tooLarge({ url, most }: DownloadPartOptions): DatasetError {
  return new DatasetError(`Cannot keep ${url}: it is larger than ${most.toLocaleString("en-US")} bytes`, {
    hint: "Correct the url, or the bytes that the card says",
  });
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}

function strongEtag(response: Response): string | undefined {
  const etag = response.headers.get("etag");
  return etag === null || etag.startsWith("W/") ? undefined : etag;
}

function lengthOf(response: Response): number | undefined {
  const length = response.headers.get("content-length");
  return length === null ? undefined : Number(length);
}

function rangeOf(response: Response): { start: number; total: number | undefined } | undefined {
  const match = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get("content-range") ?? "");
  if (match === null) return undefined;
  return { start: Number(match[1]), total: match[2] === "*" ? undefined : Number(match[2]) };
}
