/** Where a group commit writes: the end of a file. */
export interface CommitSink {
  /** Appends all the bytes. */
  write(bytes: Buffer): Promise<void>;
  /** Resolves once everything written is durable. */
  sync(): Promise<void>;
}

/** Appends that become durable together. */
export interface GroupCommit {
  /**
   * Resolves with the byte offset of `bytes` once they are durable. Rejects with the error of the write or sync that
   * failed, as does every later append: what a failed sync left on the disk is not known.
   */
  append(bytes: Buffer): Promise<number>;
  /** Resolves once nothing waits any more, be it written or failed. */
  idle(): Promise<void>;
}

interface Waiting {
  readonly bytes: Buffer;
  readonly resolve: (offset: number) => void;
  readonly reject: (error: unknown) => void;
}

/** Bytes that go out in one write at most, unless a single append is longer. */
const maxBatch = 8 << 20;

/**
 * Group commit: appends of one moment are written and synced together; those that come while a sync runs go out together in the
 * next write and sync. So the disk is never asked for more syncs than it can do, and nobody waits for a timer.
 *
 * @param sink the end of the file
 * @param end the file's length, in bytes
 */
export function groupCommit(sink: CommitSink, end: number): GroupCommit {
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  let failure: { readonly error: unknown } | undefined;
  let offset = end;

  async function flush(): Promise<void> {
    // Lets appends of the same moment join the first batch.
    await Promise.resolve();
    while (waiting.length > 0) {
      const batch = takeBatch(waiting);
      waiting = waiting.slice(batch.length);
      try {
        if (failure !== undefined) throw failure.error;
        await sink.write(Buffer.concat(batch.map((entry) => entry.bytes)));
        await sink.sync();
      } catch (error) {
        failure ??= { error };
        for (const entry of batch) entry.reject(error);
        continue;
      }
      for (const entry of batch) {
        entry.resolve(offset);
        offset += entry.bytes.length;
      }
    }
    running = undefined;
  }

  return {
    append(bytes): Promise<number> {
      return new Promise((resolve, reject) => {
        waiting.push({ bytes, resolve, reject });
        running ??= flush();
      });
    },
    async idle(): Promise<void> {
      await running;
    },
  };
}

function takeBatch(waiting: readonly Waiting[]): readonly Waiting[] {
  let bytes = 0;
  let count = 0;
  for (const entry of waiting) {
    bytes += entry.bytes.length;
    if (count > 0 && bytes > maxBatch) break;
    count += 1;
  }
  return waiting.slice(0, count);
}
