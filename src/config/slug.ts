import type { z } from "zod";
import { text } from "./text.js";

/** A name that is a folder's name on every system: lower-case letters, digits and single hyphens. */
export function slug(): z.ZodString {
  return text({
    expected: "a name of lower-case letters, digits and hyphens",
    pattern: /^[a-z0-9]+(?:-[a-z0-9]+)*$/u,
  });
}
