import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { EnvHttpProxyAgent } from "undici";
import type { Clock } from "../core/clock.js";
import { DatasetError } from "../core/errors.js";
import { downloadPart, type PullProgress } from "./download-part.js";
import { TransientError } from "./transient-error.js";

/** Proxies to use instead of those that the environment names; an empty text is none. */
export interface ProxySettings {
  readonly httpProxy: string;
  readonly httpsProxy: string;
  readonly noProxy: string;
}

/** What to download, and where to. */
export interface PullFileOptions {
  readonly url: string;
  /** Path of the finished file; `<target>.part` holds what has arrived. */
  readonly target: string;
  /** Of the whole file, in hexadecimal; absent where nobody has pinned it, and whatever arrives is kept. */
  readonly sha256?: string | undefined;
  /** Size of the whole file where it is known: more is not taken in. Default: at most 4 GiB. */
  readonly bytes?: number | undefined;
  readonly clock: Clock;
  readonly onProgress?: ((progress: PullProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Forbids the network: pulling is then an error. */
  readonly offline?: boolean | undefined;
  /** How long to wait for a connection, for headers, and for each next piece of the body. Default 30 s. */
  readonly timeoutMs?: number | undefined;
  readonly proxy?: ProxySettings | undefined;
}

interface Download extends PullFileOptions {
  readonly part: string;
  readonly dispatcher: EnvHttpProxyAgent;
}

/** Larger than any human-labelled dataset, and smaller than a disk. */
const mostBytes = 4 * 1024 ** 3;

/** Before the second and the third attempt. */
const waitsMs = [1000, 4000] as const;

/**
 * Downloads a file, goes on where an earlier download stopped, and puts it in place only when its sha256 is the pinned one.
 * Up to three attempts; a failure of the network keeps what has arrived, a wrong sha256 throws it away. Throws a
 * `DatasetError`, or the signal's reason once it aborts.
 */
export async function pullFile(options: PullFileOptions): Promise<void> {
  const { url, target, offline, proxy, timeoutMs = 30_000 } = options;
  if (offline === true) {
    throw new DatasetError(`Cannot download ${url}: network calls are forbidden by --offline`, {
      hint: `Put the file at ${target}, or run without --offline`,
    });
  }
  await mkdir(dirname(target), { recursive: true });
  // Loaded where a file is fetched, which few commands do: it takes as long as the start of Node itself.
  const undici = await import("undici");
  const dispatcher = new undici.EnvHttpProxyAgent({
    ...proxy,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connectTimeout: timeoutMs,
  });
  try {
    await pull({ ...options, part: `${target}.part`, dispatcher });
  } finally {
    await dispatcher.destroy();
  }
}

async function pull(download: Download): Promise<void> {
  const { url, target, part, sha256, clock, signal } = download;
  let etag: string | undefined;
  const request = {
    ...download,
    most: download.bytes ?? mostBytes,
    onEtag: (seen: string | undefined): void => {
      etag = seen;
    },
  };
  for (let attempt = 0; ; attempt += 1) {
    const last = attempt === waitsMs.length;
    try {
      const kept = await downloadPart({ ...request, etag });
      const actual = await hashOf(part);
      if (sha256 === undefined || actual === sha256) {
        await rename(part, target);
        return;
      }
      const instead = await insteadOf(part);
      await rm(part, { force: true });
      const mismatch = `${instead}its sha256 is ${actual}, the card says ${sha256}`;
      // A part that was begun from another version of the file is the likelier reason: once more from the start.
      if (kept === 0 || last) throw wrongFile(url, mismatch);
    } catch (error) {
      signal?.throwIfAborted();
      if (!isPassing(error)) throw error;
      if (last) throw givenUp(url, error);
    }
    await clock.sleep(waitsMs[attempt] ?? 0, signal);
  }
}

function wrongFile(url: string, mismatch: string): DatasetError {
  return new DatasetError(`Cannot keep ${url}: ${mismatch}`, {
    hint: "Run it once more; if it says the same, the file at that address is not the one that the card pins",
  });
}

function givenUp(url: string, error: Error): DatasetError {
  const cause = error.cause instanceof Error ? error.cause : error;
  const attempts = waitsMs.length + 1;
  return new DatasetError(`Cannot download ${url}: failed ${attempts} times: ${reasonOf(cause)}`, {
    cause: error,
    hint: "Check the network and run it again: it goes on where it stopped",
  });
}

/** A host with several addresses fails with one error for all of them, which has a code but no words. */
function reasonOf(error: Error): string {
  if (error.message !== "") return error.message;
  return "code" in error ? String(error.code) : error.name;
}

/** `fetch` and its bodies reject with a TypeError that holds the failure of the network as its cause. */
function isPassing(error: unknown): error is Error {
  return error instanceof TransientError || (error instanceof TypeError && error.cause !== undefined);
}

/** A page to sign in at, or to say that there is nothing, comes with a status that says all is well. */
async function insteadOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0);
    const isPage = /^(?:\uFEFF)?\s*<(?:!doctype html|html|head|body)\b/iu.test(
      buffer.toString("utf8", 0, bytesRead),
    );
    return isPage ? "the server sent a web page instead: " : "";
  } finally {
    await file.close();
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(Buffer.from(chunk));
  return hash.digest("hex");
}
