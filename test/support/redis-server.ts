import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { onTestFinished } from "vitest";

/** Whether a redis-server is installed: tests that need one are skipped, and say so, where it is not. */
export const redisIsHere: boolean = spawnSync("redis-server", ["--version"]).status === 0;

/** A Redis of a test's own, on a free port of 127.0.0.1. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** A plain connection to it. */
  readonly client: Redis;
  /** Kills it; with an append-only file it comes back as it was. */
  restart(awayMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a Redis with an append-only file that is on disk before it answers, and nothing else to disturb a test. */
export async function startRedis(...options: readonly string[]): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), "reife-redis-"));
  const port = await freePort();
  const start = (): ChildProcess =>
    spawn(
      "redis-server",
      [
        ...["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""],
        ...["--appendonly", "yes", "--appendfsync", "always", ...options],
      ],
      { stdio: "ignore" },
    );
  let child = start();
  const password = options[options.indexOf("--requirepass") + 1];
  const client = new Redis({
    port,
    host: "127.0.0.1",
    maxRetriesPerRequest: null,
    retryStrategy: () => 50,
    ...(options.includes("--requirepass") && password !== undefined ? { password } : {}),
  });
  client.on("error", () => undefined);
  await client.ping();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    client,
    async restart(awayMs): Promise<void> {
      await killed(child);
      await sleep(awayMs);
      child = start();
      await client.ping();
    },
    async stop(): Promise<void> {
      client.disconnect();
      await killed(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same, stopped after the test. */
export async function redisForTest(...options: readonly string[]): Promise<RedisServer> {
  const server = await startRedis(...options);
  onTestFinished(() => server.stop());
  return server;
}

function killed(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    child.once("exit", () => {
      resolve();
    });
    child.kill("SIGKILL");
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === "string") reject(new TypeError("no port"));
        else resolve(address.port);
      });
    });
  });
}
