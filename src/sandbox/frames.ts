const headBytes = 4;

/** A text as it goes over the pipe: its length in bytes, little-endian in four bytes, and its UTF-8. */
export function frameOf(text: string): Buffer {
  const body = Buffer.from(text);
  const head = Buffer.alloc(headBytes);
  head.writeUInt32LE(body.length);
  return Buffer.concat([head, body]);
}

/** Cuts what comes over a pipe into frames. */
export interface FrameReader {
  /** Takes the next bytes and gives the texts that they complete; undefined once a frame is larger than allowed. */
  take(bytes: Buffer): readonly string[] | undefined;
}

/** A reader of frames of at most so many bytes. It holds no more than one of them. */
export function frameReader(mostBytes: number): FrameReader {
  let parts: Buffer[] = [];
  let held = 0;
  let wanted: number | undefined;
  const join = (): Buffer => {
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
  };
  return {
    take: (bytes) => {
      parts.push(bytes);
      held += bytes.length;
      const texts: string[] = [];
      for (;;) {
        const need = wanted ?? headBytes;
        if (held < need) return texts;
        const all = join();
        const rest = all.subarray(need);
        if (wanted === undefined) {
          wanted = all.readUInt32LE(0);
          if (wanted > mostBytes) return undefined;
        } else {
          texts.push(all.toString("utf8", 0, need));
          wanted = undefined;
        }
        parts = [rest];
        held = rest.length;
      }
    },
  };
}
