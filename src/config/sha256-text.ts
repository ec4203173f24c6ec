import type { z } from "zod";
import { text } from "./text.js";

/** A SHA-256 in hexadecimal. */
export function sha256Text(): z.ZodString {
  return text({ expected: "a SHA-256 of 64 hexadecimal digits", pattern: /^[0-9a-f]{64}$/u });
}
