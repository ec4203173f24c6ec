import { existsSync, readFileSync } from "node:fs";
import type { Leaderboard } from "../../core/leaderboard.js";
import { parseJson } from "../../core/parse-json.js";
import { sealOf, type SealParts } from "./seal-of.js";

/**
 * The leaderboard of a run of which nothing is left to do: all was asked and read before, and nothing that it rests on has changed since.
 * Undefined where something is left, or may be.
 */
export async function sealedLeaderboard(parts: SealParts): Promise<Leaderboard | undefined> {
  const { seal, leaderboardJson } = parts.paths;
  if (!existsSync(seal) || !existsSync(leaderboardJson)) return undefined;
  if (readFileSync(seal, "utf8") !== (await sealOf(parts))) return undefined;
  // The seal vouches for the bytes that this program wrote.
  return parseJson(readFileSync(leaderboardJson, "utf8")) as Leaderboard;
}
