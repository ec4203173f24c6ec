import type { z } from "zod";
import { sha256Text } from "./sha256-text.js";
import { text } from "./text.js";
import { webAddress } from "./web-address.js";
import { wholeNumber } from "./whole-number.js";

// Names become paths of the mirror and the cache: nothing may lead out of them.
const relativePath = text({
  expected: "a relative path without '.' and '..'",
  pattern: /^(?![/\\]|[A-Za-z]:)(?!(?:[^]*[/\\])?\.\.?(?:[/\\]|$))\S\P{Cc}*$/u,
});

/** The keys of one file of a card. */
export const datasetFileShape: {
  readonly name: z.ZodString;
  readonly url: z.ZodOptional<z.ZodString>;
  readonly path: z.ZodOptional<z.ZodString>;
  readonly sha256: z.ZodString;
  readonly bytes: z.ZodOptional<z.ZodNumber>;
} = {
  name: relativePath.describe("Name in the mirror and the cache"),
  url: webAddress().optional().describe("Public URL at a pinned commit"),
  path: relativePath.optional().describe("Path beside this card, for data that is shipped with it"),
  sha256: sha256Text(),
  bytes: wholeNumber({ min: 1 }).optional(),
};
