import { canonicalJson } from "../core/canonical-json.js";
import type { Preference } from "../core/preference.js";
import { sha256 } from "../core/sha256.js";

/** A pair whose better output is known, before it has an order. */
export interface UnplacedPair {
  readonly instruction: string;
  readonly better: string;
  readonly worse: string;
}

/** The same pair in an order, with the preference that follows. */
export interface PlacedPair {
  readonly outputs: readonly [string, string];
  readonly preference: Exclude<Preference, "tie">;
}

/**
 * Gives an order to a pair that a dataset publishes as "chosen" and "rejected". Were the chosen always A, a judge that
 * always says A would look perfect in the original presentation. So a hash of the content decides, the same on every
 * machine, and about one half of the golds are A.
 */
export function placePair(pair: UnplacedPair): PlacedPair {
  const hash = sha256(canonicalJson([pair.instruction, pair.better, pair.worse]));
  const betterFirst = Number.parseInt(hash.slice(0, 1), 16) % 2 === 0;
  return betterFirst
    ? { outputs: [pair.better, pair.worse], preference: "A" }
    : { outputs: [pair.worse, pair.better], preference: "B" };
}
