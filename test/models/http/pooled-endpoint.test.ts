import { gzipSync } from "node:zlib";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AskEndpoint } from "../../../src/models/http/ask-endpoint.js";
import { pooledEndpoint } from "../../../src/models/http/pooled-endpoint.js";

/** A hundred million blanks. */
const bomb = gzipSync(Buffer.alloc(100_000_000, " "));

describe("pooledEndpoint()", () => {
  const ports = new Set<number>();
  let server: Server;
  let url: string;
  let open = 0;
  beforeAll(async () => {
    server = createServer((request, response) => {
      ports.add(request.socket.remotePort ?? 0);
      open += 1;
      request.resume();
      response.on("close", () => (open -= 1));
      if (request.url === "/stall") return;
      if (request.url === "/endless") {
        const chunk = Buffer.alloc(1 << 20, "x");
        const more = (): void => {
          while (!response.destroyed && response.write(chunk));
        };
        response.on("drain", more);
        more();
        return;
      }
      response.setHeader("content-type", "application/json; charset=utf-8");
      if (request.url === "/bomb") {
        response.setHeader("content-encoding", "gzip").end(bomb);
      } else if (request.url === "/marked") response.end('\uFEFF{"said":"naïve 😀"}');
      else response.setHeader("content-encoding", "gzip").end(gzipSync('{"said":"naïve 😀"}'));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new TypeError("The server has no port");
    url = `http://127.0.0.1:${address.port}`;
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

  const endpoint = (path: string, connections?: number): Promise<AskEndpoint> =>
    pooledEndpoint({ url: `${url}${path}`, headers: [], errorIn: (body) => body, connections });
  const timeoutMs = 20_000;

  it.each(["/packed", "/marked"])("reads a body that comes %s", async (path) => {
    const { body } = await (await endpoint(path))({}, { timeoutMs });
    expect(body).toEqual({ said: "naïve 😀" });
  });

  it.each(["/endless", "/bomb"])("takes no reply into memory that is %s", async (path) => {
    const ask = await endpoint(path);
    await expect(ask({}, { timeoutMs })).rejects.toMatchObject({
      failure: "bad-response",
      message: "The reply is larger than 64 MB",
    });
    await expect.poll(() => open).toBe(0);
  });

  it("asks again over connections that are open", async () => {
    ports.clear();
    const ask = await endpoint("/packed");
    for (let call = 0; call < 20; call += 1) await ask({}, { timeoutMs });
    expect(ports.size).toBe(1);
  });

  it("ends calls that wait for a connection, and sends them to nobody", async () => {
    const ask = await endpoint("/stall", 1);
    const controllers = [new AbortController(), new AbortController()];
    const calls = controllers.map(({ signal }) =>
      ask({}, { timeoutMs, signal }).catch((error: unknown) => error),
    );
    await expect.poll(() => open).toBe(1);
    controllers[1]?.abort();
    expect(await calls[1]).toMatchObject({ failure: "aborted" });
    controllers[0]?.abort();
    expect(await calls[0]).toMatchObject({ failure: "aborted" });
    await expect.poll(() => open).toBe(0);
    const late = ask({}, { timeoutMs: 50 }).catch((error: unknown) => error);
    expect(await late).toMatchObject({ failure: "timeout" });
  });

  it("fails the call where a header cannot hold its value", async () => {
    const ask = await pooledEndpoint({
      url,
      headers: [["authorization", "no\nkey"]],
      errorIn: (body) => body,
    });
    await expect(ask({}, { timeoutMs })).rejects.toThrow(TypeError);
  });

  it("makes no call for a signal that has fired", async () => {
    const ask = await endpoint("/stall");
    const before = open;
    await expect(ask({}, { timeoutMs, signal: AbortSignal.abort() })).rejects.toMatchObject({
      failure: "aborted",
    });
    expect(open).toBe(before);
  });
});
