// The program of `cli-host.ts`: loads the built command line once and runs one command after the other, each as if it were
// the first thing that this process did.
import { existsSync, readdirSync, readlinkSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../bin/reife.js", import.meta.url));
const { main } = await import(new URL("../../dist/cli/main.js", import.meta.url).href);

/** Where this process's own output goes, if that is a file. */
const inherited = new Set();
for (const path of openFiles()) inherited.add(path);

/** What the command that runs has written. */
let written = { stdout: "", stderr: "" };

for (const name of ["stdout", "stderr"]) {
  const stream = process[name];
  stream.write = (chunk, encoding, done = encoding) => {
    written[name] += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
    if (typeof done === "function") process.nextTick(done);
    return true;
  };
  // Where the tests run in a terminal, this process may have inherited it: a program that they start has none.
  Object.defineProperties(stream, { isTTY: { value: undefined }, columns: { value: undefined } });
}

// Node's own way of telling goes past the streams.
process.on("warning", ({ name, message }) => {
  written.stderr += `${name}: ${message}\n`;
});

process.on("disconnect", () => process.exit());

process.on("message", async ({ args, cwd, env }) => {
  written = { stdout: "", stderr: "" };
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  process.argv = [process.execPath, bin, ...args];
  process.exitCode = undefined;
  await main();
  const code = process.exitCode ?? 0;
  process.exitCode = undefined;
  for (const name of ["stdout", "stderr"]) process[name].removeAllListeners("error");
  // The working folder may be gone by the next command.
  process.chdir("/");
  process.send({ code, ...written, left: await leftBehind() });
});

/** What a command leaves behind, which its end would hide: listeners, and files that it did not close. */
async function leftBehind() {
  const listeners = ["SIGINT", "SIGTERM", "SIGHUP", "uncaughtException", "unhandledRejection"].filter(
    (name) => process.listenerCount(name) > 0,
  );
  // A stream closes its file soon after its last bytes.
  for (let tries = 0; tries < 200 && openFiles().length > 0; tries += 1) await setTimeout(10);
  return [...listeners, ...openFiles()];
}

/** Paths of the files that this process has open, where the machine can tell. */
function openFiles() {
  const folder = "/proc/self/fd";
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((descriptor) => {
    try {
      const path = readlinkSync(`${folder}/${descriptor}`);
      return inherited.has(path) || !/^\/(?!dev\/|proc\/)/u.test(path) ? [] : [path];
    } catch {
      // The listing's own.
      return [];
    }
  });
}
