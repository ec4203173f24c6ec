import { decodeBody } from "./decode-body.js";
import { mostReplyBytes } from "./most-reply-bytes.js";
import { PooledResponse } from "./pooled-response.js";
import { proxiedAgent } from "./proxied-agent.js";
import type { ProxySettings } from "./proxy-settings.js";
import type { TransportBounds } from "./transport-bounds.js";

/** The part of `fetch` that the SDKs use: a URL as text, a method, headers, a text as body, a signal. */
export type PooledFetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * A `fetch` over keep-alive connections of undici's, which takes a fraction of the global one's time for small JSON calls
 * and so adds less of our own queueing to the latency that is recorded. It follows no redirects, so a key goes nowhere
 * but to the endpoint that the card names. Connections are opened as calls need them, as many as its bounds allow, and close
 * by themselves; a body that nobody reads holds its own. How long a whole call may take is the caller's signal's to say.
 */
export async function createPooledFetch(
  bounds: Pick<TransportBounds, "connections" | "connectMs" | "firstByteMs">,
  proxy?: ProxySettings,
): Promise<PooledFetch> {
  const { Agent, request } = await import("undici");
  const dispatcher =
    proxy === undefined
      ? new Agent({
          pipelining: 1,
          connections: bounds.connections,
          connect: { timeout: bounds.connectMs },
          headersTimeout: bounds.firstByteMs,
          bodyTimeout: 0,
          maxResponseSize: mostReplyBytes,
        })
      : await proxiedAgent(proxy, bounds);
  return async (url, init = {}) => {
    if (typeof url !== "string") throw new TypeError("A pooled fetch takes its URL as text");
    const { method = "GET", body = null, headers, signal } = init;
    if (body !== null && typeof body !== "string")
      throw new TypeError("A pooled fetch takes its body as text");
    const answer = await request(url, {
      dispatcher,
      method,
      body,
      headers: Object.fromEntries(new Headers(headers)),
      signal: signal ?? null,
    });
    const received = toHeaders(answer.headers);
    const encoding = received.get("content-encoding") ?? undefined;
    return new PooledResponse({
      url,
      status: answer.statusCode,
      headers: received,
      readText: async () => decodeBody(Buffer.from(await answer.body.arrayBuffer()), encoding),
    });
  };
}

function toHeaders(fields: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(fields)) {
    for (const part of Array.isArray(value) ? value : [value]) {
      if (part !== undefined) headers.append(name, part);
    }
  }
  return headers;
}
