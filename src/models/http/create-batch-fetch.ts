import { proxiedAgent } from "./proxied-agent.js";
import type { ProxySettings } from "./proxy-settings.js";

/** A `fetch` for files and results: any body, streamed replies, no redirects, so that a key goes nowhere but to the card's endpoint. */
export function createBatchFetch(proxy?: ProxySettings): typeof fetch {
  if (proxy === undefined) return (input, init) => fetch(input, { ...init, redirect: "error" });
  const agent = proxiedAgent(proxy);
  return async (input, init) => {
    const { fetch: proxiedFetch } = await import("undici");
    // Node's own fetch takes no agent of another version of undici, and that version's no form of Node's: bytes suit both.
    const request = new Request(input, init);
    const answer = await proxiedFetch(request.url, {
      method: request.method,
      headers: Object.fromEntries(request.headers),
      body: request.body === null ? null : Buffer.from(await request.arrayBuffer()),
      signal: request.signal,
      redirect: "error",
      dispatcher: await agent,
    });
    const { status, statusText } = answer;
    return new Response(answer.body, { status, statusText, headers: Object.fromEntries(answer.headers) });
  };
}
