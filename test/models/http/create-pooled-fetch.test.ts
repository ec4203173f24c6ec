import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPooledFetch, type PooledFetch } from "../../../src/models/http/create-pooled-fetch.js";

const text = JSON.stringify({ said: "naïve 😀" });
const encodings: Readonly<Record<string, (bytes: string) => Buffer>> = {
  "/gzip": gzipSync,
  "/deflate": deflateSync,
  "/br": brotliCompressSync,
};

describe("createPooledFetch()", () => {
  const ports = new Set<number>();
  let server: Server;
  let url: string;
  let fetch: PooledFetch;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? "";
      ports.add(request.socket.remotePort ?? 0);
      const encode = encodings[path];
      if (path === "/away") response.writeHead(307, { location: "/gzip" }).end();
      else if (path === "/zstd") response.writeHead(200, { "content-encoding": "zstd" }).end(text);
      else if (path === "/cookies") response.writeHead(404, { "set-cookie": ["a=1", "b=2"] }).end();
      else if (encode !== undefined)
        response.writeHead(200, { "content-encoding": path.slice(1) }).end(encode(text));
      else response.end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new TypeError("The server has no port");
    url = `http://127.0.0.1:${address.port}`;
    fetch = await createPooledFetch({ connections: 8, connectMs: 10_000, firstByteMs: 10_000 });
  });
  afterAll(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  );

  it.each(["/plain", "/gzip", "/deflate", "/br"])("reads a body sent as %s", async (path) => {
    const response = await fetch(`${url}${path}`);
    expect(response).toBeInstanceOf(Response);
    expect(response.ok).toBe(true);
    expect(response.url).toBe(`${url}${path}`);
    expect(await response.json()).toEqual({ said: "naïve 😀" });
  });

  it("refuses an encoding that it cannot read as a syntax error", async () => {
    await expect((await fetch(`${url}/zstd`)).text()).rejects.toThrow(SyntaxError);
  });

  it("follows no redirect", async () => {
    const response = await fetch(`${url}/away`, { method: "POST", body: "{}" });
    expect(response.status).toBe(307);
    expect(response.ok).toBe(false);
    expect(response.headers.get("location")).toBe("/gzip");
    await response.text();
  });

  it("keeps every header", async () => {
    const response = await fetch(`${url}/cookies`);
    expect(response.status).toBe(404);
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    await response.text();
  });

  it("asks again over connections that are open", async () => {
    ports.clear();
    for (let call = 0; call < 20; call += 1) await (await fetch(`${url}/plain`)).text();
    // A second one may be opened while the first is still being given back.
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it("gives a body once, and only as text or JSON", async () => {
    const response = await fetch(`${url}/plain`);
    expect(await response.text()).toBe(text);
    await expect(response.text()).rejects.toThrow(TypeError);
    for (const read of [response.arrayBuffer, response.blob]) {
      await expect(read()).rejects.toThrow(TypeError);
    }
    expect(() => response.clone()).toThrow(TypeError);
  });

  it("takes texts only", async () => {
    await expect(fetch(new URL(url))).rejects.toThrow(TypeError);
    await expect(fetch(url, { method: "POST", body: new Uint8Array(1) })).rejects.toThrow(TypeError);
  });

  it("stops at the caller's signal", async () => {
    await expect(fetch(`${url}/plain`, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});
