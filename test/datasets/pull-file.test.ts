import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { createServer } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Clock } from "../../src/core/clock.js";
import { DatasetError } from "../../src/core/errors.js";
import { pullFile, type PullFileOptions } from "../../src/datasets/pull-file.js";
import { fileServer, sendAll, sendRange, sendTorn, type FileServer } from "./support/file-server.js";
import { temporaryFolder } from "./support/temporary-folder.js";

const body = Buffer.from(Array.from({ length: 5000 }, (_, index) => `row ${index}\n`).join(""));
const sha256 = createHash("sha256").update(body).digest("hex");

/** A clock that does not wait, and remembers how long it should have. */
function fakeClock(): Clock & { readonly waits: number[] } {
  const waits: number[] = [];
  return {
    waits,
    now: () => 0,
    monotonic: () => 0,
    sleep: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  };
}

interface Pull {
  readonly target: string;
  readonly part: string;
  readonly clock: ReturnType<typeof fakeClock>;
  readonly start: (overrides?: Partial<PullFileOptions>) => Promise<void>;
}

function pullFrom(server: FileServer): Pull {
  const target = join(temporaryFolder(), "data", "x", "pairs.json");
  const clock = fakeClock();
  const options = { url: server.url, target, sha256, clock, proxy: server.direct };
  return {
    target,
    part: `${target}.part`,
    clock,
    start: (overrides) => pullFile({ ...options, ...overrides }),
  };
}

async function errorOf(promise: Promise<unknown>): Promise<DatasetError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof DatasetError) return error;
    throw error;
  }
  throw new Error("Nothing was thrown");
}

function writePart(pull: Pull, bytes: Buffer): void {
  mkdirSync(join(pull.target, ".."), { recursive: true });
  writeFileSync(pull.part, bytes);
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

describe("pullFile()", () => {
  test("downloads a file, tells how far it is, and leaves no part behind", async () => {
    const server = await fileServer((_, response) => {
      sendAll(response, body);
    });
    const pull = pullFrom(server);
    const seen: (readonly [number, number | undefined])[] = [];
    await pull.start({ onProgress: ({ bytes, total }) => seen.push([bytes, total]) });
    expect(readFileSync(pull.target).equals(body)).toBe(true);
    expect(existsSync(pull.part)).toBe(false);
    expect(seen[0]).toEqual([0, body.length]);
    expect(seen.at(-1)).toEqual([body.length, body.length]);
    expect(server.seen).toEqual([{ path: "/file", acceptEncoding: "identity" }]);
  });

  test("follows a redirect", async () => {
    const server = await fileServer((request, response) => {
      if (request.url === "/elsewhere") sendAll(response, body);
      else response.writeHead(302, { location: "/elsewhere" }).end();
    });
    const pull = pullFrom(server);
    await pull.start();
    expect(readFileSync(pull.target).equals(body)).toBe(true);
  });

  test("goes on after a connection that broke in the middle, for the same version only", async () => {
    const server = await fileServer((request, response, index) => {
      if (index === 0) sendTorn(response, body, { bytes: 20_000, headers: { etag: '"v1"' } });
      else sendRange(request, response, body);
    });
    const pull = pullFrom(server);
    const totals: (number | undefined)[] = [];
    await pull.start({ onProgress: ({ total }) => totals.push(total) });
    expect(readFileSync(pull.target).equals(body)).toBe(true);
    expect(server.seen[1]).toMatchObject({ range: "bytes=20000-", ifRange: '"v1"' });
    expect(new Set(totals)).toEqual(new Set([body.length]));
    expect(pull.clock.waits).toEqual([1000]);
  });

  test("does not name a weak tag for a range, since it does not tell bytes apart", async () => {
    const server = await fileServer((request, response, index) => {
      if (index === 0) sendTorn(response, body, { bytes: 20_000, headers: { etag: 'W/"v1"' } });
      else sendRange(request, response, body);
    });
    const pull = pullFrom(server);
    await pull.start();
    expect(server.seen[1]).toMatchObject({ range: "bytes=20000-", ifRange: undefined });
  });

  test("starts over when the server sends the whole instead of the rest", async () => {
    const server = await fileServer((_, response, index) => {
      if (index === 0) sendTorn(response, body, { bytes: 20_000 });
      else sendAll(response, body);
    });
    const pull = pullFrom(server);
    await pull.start();
    expect(readFileSync(pull.target).equals(body)).toBe(true);
  });

  test("goes on where an earlier run stopped", async () => {
    const server = await fileServer((request, response) => {
      sendRange(request, response, body);
    });
    const pull = pullFrom(server);
    writePart(pull, body.subarray(0, 1234));
    await pull.start();
    expect(readFileSync(pull.target).equals(body)).toBe(true);
    expect(server.seen).toMatchObject([{ range: "bytes=1234-" }]);
  });

  test("starts over once when a part was begun from another version", async () => {
    const server = await fileServer((request, response) => {
      if (request.headers.range === undefined) sendAll(response, body);
      else sendRange(request, response, body);
    });
    const pull = pullFrom(server);
    writePart(pull, Buffer.from("something else"));
    await pull.start();
    expect(readFileSync(pull.target).equals(body)).toBe(true);
    expect(server.seen.map(({ range }) => range)).toEqual(["bytes=14-", undefined]);
  });

  test.each(["416", "another range"])("starts over when the server answers with %s", async (kind) => {
    const server = await fileServer((request, response) => {
      if (request.headers.range === undefined) sendAll(response, body);
      else if (kind === "416") response.writeHead(416).end();
      else response.writeHead(206, { "content-range": `bytes 7-9/${body.length}` }).end("abc");
    });
    const pull = pullFrom(server);
    writePart(pull, body);
    await pull.start();
    expect(readFileSync(pull.target).equals(body)).toBe(true);
  });

  test("refuses a file with another sha256, at once, and keeps nothing of it", async () => {
    const other = Buffer.from("not what was pinned");
    const server = await fileServer((_, response) => {
      sendAll(response, other);
    });
    const pull = pullFrom(server);
    const { message, hint } = await errorOf(pull.start());
    const actual = createHash("sha256").update(other).digest("hex");
    expect(message).toBe(`Cannot keep ${server.url}: its sha256 is ${actual}, the card says ${sha256}`);
    expect(hint).toMatch(/Run it once more/);
    expect([existsSync(pull.target), existsSync(pull.part), server.seen.length]).toEqual([false, false, 1]);
  });

  test("says so where a web page came instead", async () => {
    const server = await fileServer((_, response) => {
      sendAll(response, Buffer.from("\n<!DOCTYPE html><html><body>Sign in</body></html>"));
    });
    const { message } = await errorOf(pullFrom(server).start());
    expect(message).toMatch(/: the server sent a web page instead: its sha256 is /);
  });

  test("takes in no more than the card says, announced or not, and keeps nothing of it", async () => {
    for (const announced of [true, false]) {
      const server = await fileServer((_, response) => {
        if (announced) response.setHeader("content-length", body.length);
        // It would go on for ever.
        response.on("drain", () => response.write(body)).write(body);
      });
      const pull = pullFrom(server);
      const { message } = await errorOf(pull.start({ bytes: 1000 }));
      expect(message).toBe(`Cannot keep ${server.url}: it is larger than 1,000 bytes`);
      expect([existsSync(pull.target), existsSync(pull.part), server.seen.length]).toEqual([false, false, 1]);
    }
  });

  test.each(["file:///etc/passwd", "data:text/plain,x", "ftp://example.org/x"])(
    "follows no redirect to %s",
    async (location) => {
      const server = await fileServer((_, response) => {
        response.writeHead(302, { location }).end();
      });
      const pull = pullFrom(server);
      await errorOf(pull.start());
      expect([existsSync(pull.target), existsSync(pull.part)]).toEqual([false, false]);
    },
  );

  test("leaves an older file in place when the new one is refused", async () => {
    const server = await fileServer((_, response) => {
      sendAll(response, Buffer.from("damaged"));
    });
    const pull = pullFrom(server);
    mkdirSync(join(pull.target, ".."), { recursive: true });
    writeFileSync(pull.target, "older");
    await errorOf(pull.start());
    expect(readFileSync(pull.target, "utf8")).toBe("older");
  });

  test.each([404, 403, 401])("gives up at once on status %i", async (status) => {
    const server = await fileServer((_, response) => {
      response.writeHead(status).end("no");
    });
    const pull = pullFrom(server);
    const { message, hint } = await errorOf(pull.start());
    expect(message).toMatch(new RegExp(`^Cannot download ${server.url}: the server answered ${status}`));
    expect(hint).toMatch(/url on the card/);
    expect([server.seen.length, pull.clock.waits, existsSync(pull.target)]).toEqual([1, [], false]);
  });

  test.each([500, 503, 429, 408])("tries three times on status %i, with waits", async (status) => {
    const server = await fileServer((_, response) => {
      response.writeHead(status).end();
    });
    const pull = pullFrom(server);
    const { message } = await errorOf(pull.start());
    expect(message).toMatch(new RegExp(`failed 3 times: the server answered ${status}`));
    expect([server.seen.length, pull.clock.waits]).toEqual([3, [1000, 4000]]);
  });

  test("keeps what has arrived when the network fails for good", async () => {
    const server = await fileServer((_, response, index) => {
      if (index === 0) sendTorn(response, body, { bytes: 20_000 });
      else response.destroy();
    });
    const pull = pullFrom(server);
    const { message, hint } = await errorOf(pull.start());
    expect(message).toMatch(/failed 3 times/);
    expect(hint).toMatch(/goes on where it stopped/);
    expect(readFileSync(pull.part).equals(body.subarray(0, 20_000))).toBe(true);
  });

  test.each(["127.0.0.1", "localhost"])("names the failure when nobody listens at %s", async (host) => {
    const pull = pullFrom(await fileServer(() => undefined));
    const { message } = await errorOf(pull.start({ url: `http://${host}:${await freePort()}/file` }));
    expect(message).toMatch(/^Cannot download .*: failed 3 times: .*ECONNREFUSED/);
  });

  test.each(["headers", "the next piece of the body"])("does not wait for %s for ever", async (kind) => {
    const server = await fileServer((_, response, index) => {
      if (index > 0) sendAll(response, body);
      else if (kind !== "headers") {
        response.writeHead(200, { "content-length": body.length });
        response.write(body.subarray(0, 100));
      }
    });
    const pull = pullFrom(server);
    await pull.start({ timeoutMs: 300 });
    expect(readFileSync(pull.target).equals(body)).toBe(true);
    expect(server.seen).toHaveLength(2);
  });

  test("stops when it is told to, with the reason given, and keeps what has arrived", async () => {
    const server = await fileServer((_, response) => {
      response.writeHead(200, { "content-length": body.length });
      response.write(body.subarray(0, 100));
    });
    const pull = pullFrom(server);
    const controller = new AbortController();
    const started = pull.start({
      signal: controller.signal,
      onProgress: ({ bytes }) => {
        if (bytes > 0) controller.abort(new Error("stopped by hand"));
      },
    });
    await expect(started).rejects.toThrow("stopped by hand");
    expect(server.seen).toHaveLength(1);
    expect(existsSync(pull.part)).toBe(true);
  });

  test("calls nobody when offline", async () => {
    const server = await fileServer((_, response) => {
      sendAll(response, body);
    });
    const pull = pullFrom(server);
    const { message, hint } = await errorOf(pull.start({ offline: true }));
    expect(message).toBe(`Cannot download ${server.url}: network calls are forbidden by --offline`);
    expect(hint).toBe(`Put the file at ${pull.target}, or run without --offline`);
    expect(server.seen).toHaveLength(0);
  });

  test("goes through a proxy where one is named", async () => {
    const server = await fileServer((_, response) => {
      sendAll(response, body);
    });
    const tunnels: (string | undefined)[] = [];
    const proxy = createServer();
    proxy.on("connect", (request, socket) => {
      tunnels.push(request.url);
      const upstream = connect(Number(new URL(server.url).port), "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        upstream.pipe(socket).pipe(upstream);
      });
      for (const end of [upstream, socket]) end.on("error", () => undefined);
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      proxy.close();
    });
    const address = proxy.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const httpProxy = `http://127.0.0.1:${port}`;
    const pull = pullFrom(server);
    await pull.start({ proxy: { httpProxy, httpsProxy: httpProxy, noProxy: "" } });
    expect(readFileSync(pull.target).equals(body)).toBe(true);
    expect(tunnels).toEqual([new URL(server.url).host]);
  });
});
