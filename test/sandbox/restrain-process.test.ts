import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { processUsage } from "../../src/sandbox/process-usage.js";
import { restrainProcess } from "../../src/sandbox/restrain-process.js";

const hasPrlimit = spawnSync("prlimit", ["--version"]).status === 0;

/** Says "ready", waits for a line, and then tries what a program that has escaped would try. */
const escaped = `
const own = require("node:path").join(require("node:os").tmpdir(), "escaped");
const fs = require("node:fs"), net = require("node:net"), { spawnSync } = require("node:child_process");
fs.writeSync(1, "ready");
fs.readSync(0, Buffer.alloc(1));
const tries = [() => fs.readFileSync(process.execPath), () => fs.writeFileSync(own, ""), () => { const { error } = spawnSync("true"); if (error) throw error; }];
const codes = tries.map((attempt) => { try { attempt(); return "done"; } catch (error) { return error.code; } });
const socket = net.connect(9, "127.0.0.1");
socket.on("error", (error) => { fs.writeSync(1, [...codes, error.code].join()); process.exit(); });
`;

it.skipIf(!hasPrlimit)("restrainProcess() leaves a process without files, sockets and children", async () => {
  const child = spawn(process.execPath, ["-e", escaped], { env: {} });
  let said = "";
  child.stdout.on("data", (bytes: Buffer) => (said += bytes.toString()));
  await once(child.stdout, "data");
  expect(processUsage(child.pid ?? 0)?.memoryBytes).toBeGreaterThan(1e6);
  expect(await restrainProcess(child.pid ?? 0)).toBe(true);
  child.stdin.write("x");
  await once(child, "close");
  expect(said).toBe("readyEMFILE,EMFILE,EMFILE,EMFILE");
});

it("restrainProcess() says so where there is no such process", async () => {
  expect(await restrainProcess(2 ** 30)).toBe(false);
  expect(processUsage(2 ** 30)).toBeUndefined();
});
