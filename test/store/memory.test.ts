import { execFileSync } from "node:child_process";
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { callRecord } from "../contracts/result-store.js";
import { temporaryFolder } from "./temporary-folder.js";

const script = fileURLToPath(new URL("read-all.mjs", import.meta.url));
const built = pathToFileURL(
  fileURLToPath(new URL("../../dist/store/open-jsonl-store.js", import.meta.url)),
).href;

it("openJsonlStore() reads a file of 80 MB with a heap of 32 MB", { timeout: 60_000 }, async () => {
  const file = join(await temporaryFolder(), "calls.jsonl");
  const stream = createWriteStream(file);
  stream.write('{"schema":"reife/calls/1"}\n');
  const text = "x".repeat(3800);
  for (let number = 0; number < 20_000; number += 1) {
    const record = callRecord(`call-${number}`, { reply: { text, finishReason: "stop" } });
    if (!stream.write(`${JSON.stringify(record)}\n`)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "close");
  const counted = execFileSync(process.execPath, ["--max-old-space-size=32", script, built, file]);
  expect(counted.toString()).toBe("20000");
});
