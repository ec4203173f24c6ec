import type { Dispatcher } from "undici";
import type { ProxySettings } from "./proxy-settings.js";
import type { TransportBounds } from "./transport-bounds.js";

/** Absent: as many as there are calls, 10 s, and no bound. */
type AgentBounds = {
  readonly [Bound in "connections" | "connectMs" | "firstByteMs"]?: TransportBounds[Bound] | undefined;
};

/** Connections through the proxies that the environment names: a tunnel each, so that the proxy sees a host and no call. */
export async function proxiedAgent(proxy: ProxySettings, bounds: AgentBounds = {}): Promise<Dispatcher> {
  const { EnvHttpProxyAgent } = await import("undici");
  const { connections = null, connectMs = 10_000, firstByteMs = 0 } = bounds;
  return new EnvHttpProxyAgent({
    ...proxy,
    pipelining: 1,
    connections,
    headersTimeout: firstByteMs,
    bodyTimeout: 0,
    // To the proxy, through it, and past it.
    proxyTls: { timeout: connectMs },
    requestTls: { timeout: connectMs },
    connect: { timeout: connectMs },
  });
}
