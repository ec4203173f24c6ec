import type { Queue, QueueEvents } from "bullmq";
import type { Redis } from "ioredis";
import type { Clock } from "../core/clock.js";
import type { CallExchange } from "./call-exchange.js";
import type { RunOwner } from "./own-run.js";
import type { RunKeys } from "./run-keys.js";
import type { RedisAddress } from "./redis-address.js";

/** What a dispatcher rests on. */
export interface DispatcherOptions {
  readonly address: RedisAddress;
  /** Id of the run, the same each time: letters, digits and dashes. */
  readonly run: string;
  /** Of the run, for people. */
  readonly name: string;
  /** Of reife. */
  readonly version: string;
  readonly owner: RunOwner;
  readonly clock: Clock;
  readonly tell: (message: string) => void;
}

/** All that an open dispatcher holds. */
export interface DispatcherParts extends DispatcherOptions {
  readonly redis: Redis;
  readonly queue: Queue;
  readonly events: QueueEvents;
  readonly keys: RunKeys;
  readonly exchange: CallExchange;
}
