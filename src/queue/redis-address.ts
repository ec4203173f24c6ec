import { UsageError } from "../core/errors.js";

/** Where a Redis is. */
export interface RedisAddress {
  /** With user and password, where it has them. */
  readonly url: string;
  /** The same without them: what people may see. */
  readonly shown: string;
}

/** Reads `redis://` and `rediss://` URLs. Throws a `UsageError`, which shows no password, for anything else. */
export function redisAddress(text: string): RedisAddress {
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  if (parsed === undefined || !["redis:", "rediss:"].includes(parsed.protocol) || parsed.hostname === "") {
    throw new UsageError("The Redis URL is none", {
      hint: "Write redis://host:6379, rediss://user:password@host:6380/2 or the like",
    });
  }
  const { protocol, host, pathname } = parsed;
  return { url: text, shown: `${protocol}//${host}${pathname === "/" ? "" : pathname}` };
}
