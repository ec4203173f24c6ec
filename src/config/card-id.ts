import type { z } from "zod";
import { text } from "./text.js";

/**
 * An id of a card: parts joined by `/`, each of lower-case letters, digits, `.`, `_` and `-`, so that it is a file name on
 * every system.
 */
export function cardId(): z.ZodString {
  return text({
    expected: "an id of lower-case letters, digits, '.', '_', '-' and '/'",
    pattern: /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$/u,
  });
}
