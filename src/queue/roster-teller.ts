import type { Redis } from "ioredis";
import { readRoster } from "./read-roster.js";
import type { RedisAddress } from "./redis-address.js";

/** What telling of workers takes. */
export interface RosterTellerOptions {
  readonly redis: Redis;
  readonly address: RedisAddress;
  readonly tell: (message: string) => void;
}

/** Tells which workers are there, whenever that has changed; above all that there is none. */
export function rosterTeller({ redis, address, tell }: RosterTellerOptions): () => Promise<void> {
  let last: string | undefined;
  return async () => {
    const { ours, others } = await readRoster(redis);
    const [other] = others;
    const strangers =
      other === undefined
        ? ""
        : `; ${others.length} of another version (reife ${other.version}) can take none of these calls`;
    const line =
      ours.length === 0
        ? `waiting for workers: start \`reife worker --redis ${address.shown}\`${strangers}`
        : `${ours.length} worker${ours.length === 1 ? "" : "s"}: ${shortList(ours)}${strangers}`;
    if (line !== last) tell(line);
    last = line;
  };
}

function shortList(names: readonly string[]): string {
  const sorted = [...names].sort();
  return sorted.length <= 4
    ? sorted.join(", ")
    : `${sorted.slice(0, 3).join(", ")} and ${sorted.length - 3} more`;
}
