import { gzipSync } from "node:zlib";

/** The fastest level that keeps most of the gain: replies of judges repeat themselves, and there are many. */
const level = 4;

/** As `chunkText`, with the JSON packed by gzip and written in Base64: for what is large, and not needed to draw the first page. */
export function packedChunkText(name: string, value: object): string {
  const packed = gzipSync(JSON.stringify(value), { level }).toString("base64");
  return `reifeData(${JSON.stringify(name)},"${packed}","gzip");\n`;
}
