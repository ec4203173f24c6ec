import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { openJsonlStore } from "../../src/store/open-jsonl-store.js";
import { allRecords, callRecord } from "../contracts/result-store.js";
import { temporaryFolder } from "./temporary-folder.js";

const script = fileURLToPath(new URL("append-forever.mjs", import.meta.url));
const built = pathToFileURL(
  fileURLToPath(new URL("../../dist/store/open-jsonl-store.js", import.meta.url)),
).href;

async function killedWhileAppending(file: string, start: number, aliveMs: number): Promise<string[]> {
  const child = spawn(process.execPath, [script, built, file, String(start)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  await once(child.stdout, "data");
  setTimeout(() => child.kill("SIGKILL"), aliveMs);
  await once(child, "close");
  expect(child.signalCode).toBe("SIGKILL");
  return output.split("\n").slice(0, -1);
}

it(
  "openJsonlStore() has every acknowledged record after SIGKILL at any moment",
  { timeout: 60_000 },
  async () => {
    const file = join(await temporaryFolder(), "calls.jsonl");
    const acknowledged: string[] = [];
    for (const [round, aliveMs] of [0, 1, 3, 7, 12, 20, 33, 50].entries()) {
      acknowledged.push(...(await killedWhileAppending(file, round * 1_000_000, aliveMs)));
      const reader = await openJsonlStore({ file, readOnly: true });
      expect(acknowledged.filter((id) => reader.find(id)?.id !== id)).toEqual([]);
      expect((await allRecords(reader)).length).toBeGreaterThanOrEqual(acknowledged.length);
      await reader.close();
    }
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    expect(acknowledged.length).toBeGreaterThan(100);
  },
);

it.skipIf(process.platform === "win32")(
  "openJsonlStore() rejects every waiting append when the disk takes no more, and reopens what was kept",
  async () => {
    const file = join(await temporaryFolder(), "calls.jsonl");
    // A limit on the size of files (64 blocks of 512 or 1024 bytes) stands for a full disk: it too breaks a write in two.
    const command = `ulimit -f 64; exec "$0" "$@"`;
    const child = spawn("sh", ["-c", command, process.execPath, script, built, file, "0"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
    await once(child, "close");
    expect(child.exitCode).toBe(1);
    expect(errors.split("\n")[0]).toMatch(/^16 appends rejected: Cannot write .*calls\.jsonl: /);
    const acknowledged = output.split("\n").slice(0, -1);
    expect(acknowledged.length).toBeGreaterThan(10);
    const store = await openJsonlStore({ file, lock: { pid: 1, isAlive: () => false } });
    expect(acknowledged.filter((id) => !store.has(id))).toEqual([]);
    await store.append(callRecord("next"));
    expect((await allRecords(store)).at(-1)).toEqual(callRecord("next"));
    await store.close();
  },
);
