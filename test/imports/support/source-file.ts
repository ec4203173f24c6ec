import type { SourceFile } from "../../../src/imports/source-file.js";

/** A file to import that lies in memory, given out in pieces of a few bytes, so that every boundary is crossed. */
export function sourceFile(name: string, content: string | Uint8Array, piece = 7): SourceFile {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  return {
    name,
    path: name.startsWith("/") ? name : `/made-up/${name}`,
    // eslint-disable-next-line @typescript-eslint/require-await -- the seam is asynchronous, memory is not
    async *bytes() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
  };
}

/** Values as JSON lines. */
export function linesOf(...values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}
