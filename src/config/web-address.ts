import type { z } from "zod";
import { text } from "./text.js";

/** An http or https URL, without a name or password in it. Holes such as `{dataset}` are allowed. */
export function webAddress(): z.ZodString {
  return text({
    expected: "a URL such as https://example.org/v1",
    pattern: /^https?:\/\/[^\s/@]+(?:\/\S*)?$/u,
  });
}
