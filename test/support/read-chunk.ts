import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { gunzipSync } from "node:zlib";

/** A chunk of a run's pages, read as a page reads it. */
export function readChunk(folder: string, name: string): unknown {
  let value: unknown;
  const reifeData = (_name: string, text: string, packing?: "gzip"): void => {
    value = JSON.parse(
      packing === undefined ? text : gunzipSync(Buffer.from(text, "base64")).toString("utf8"),
    );
  };
  runInNewContext(readFileSync(join(folder, "data", `${name}.js`), "utf8"), { reifeData });
  return value;
}
