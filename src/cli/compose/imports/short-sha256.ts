import { hash } from "node:crypto";

/**
 * The beginning of a text's SHA-256: an id. A text of its own, where a slice of the whole would keep the whole in memory.
 *
 * @param characters how many hexadecimal digits; even
 */
export function shortSha256(text: string, characters: number): string {
  return hash("sha256", text, "buffer").toString("hex", 0, characters / 2);
}
