// Appends records in bursts until it is killed or an append fails; prints the id of each one that was acknowledged.
import { writeSync } from "node:fs";

const [, , module, file, start] = process.argv;
const { openJsonlStore } = await import(module);
const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const store = await openJsonlStore({ file, lock: { pid: process.pid, isAlive } });
let next = Number(start);
const work = async () => {
  for (;;) {
    const id = `call-${next}`;
    next += 1;
    const text = `${"é😀".repeat(next % 300)}\n`;
    await store.append({
      id,
      evaluator: "f",
      evaluatorId: "e",
      step: "s",
      messagesHash: "m",
      reply: { text, finishReason: "stop" },
      latencyMs: 1,
      attempts: 1,
      at: "2026-01-01T00:00:00.000Z",
    });
    writeSync(1, `${id}\n`);
  }
};
const ends = await Promise.allSettled(Array.from({ length: 16 }, work));
const messages = ends.map((end) => end.reason.message);
writeSync(2, `${messages.length} appends rejected: ${[...new Set(messages)].join(" | ")}\n`);
await store.close();
process.exitCode = 1;
