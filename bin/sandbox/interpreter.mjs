/**
 * One Python interpreter, in a process of its own that has nothing to lose: no environment, no file but Pyodide's, no
 * child, no thread, no address to call. Started by `src/sandbox/start-interpreter.ts`, which also holds it from outside.
 *
 *   node [flags] interpreter.mjs snapshot PYODIDE            writes the memory of a started interpreter to stdout
 *   node [flags] interpreter.mjs subject PYODIDE SNAPSHOT    runs programs that models wrote
 *   node [flags] interpreter.mjs tester PYODIDE SNAPSHOT     runs the tests, and asks a subject for every answer
 *
 * On stdin and stdout go frames: four bytes of length, little-endian, then so many bytes of UTF-8.
 */
import { constants, readFileSync, readSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [role, pyodide, snapshot] = process.argv.slice(2);
const decoder = new TextDecoder();
const encoder = new TextEncoder();
const waiting = new Int32Array(new SharedArrayBuffer(4));
const wait = Atomics.wait.bind(Atomics);
const exit = process.exit.bind(process);

/** Fills a buffer from a descriptor, or ends the process where the other side has gone. */
function readAll(bytes) {
  for (let at = 0; at < bytes.length;) {
    try {
      const count = readSync(0, bytes, at, bytes.length - at, null);
      if (count === 0) exit(0);
      at += count;
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      wait(waiting, 0, 0, 1);
    }
  }
  return bytes;
}

function readFrame() {
  const size = new DataView(readAll(new Uint8Array(4)).buffer).getUint32(0, true);
  return decoder.decode(readAll(new Uint8Array(size)));
}

function writeAll(bytes) {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(1, bytes, at, bytes.length - at, null);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      wait(waiting, 0, 0, 1);
    }
  }
}

function writeFrame(text) {
  const body = encoder.encode(text);
  const bytes = new Uint8Array(4 + body.length);
  new DataView(bytes.buffer).setUint32(0, body.length, true);
  bytes.set(body, 4);
  writeAll(bytes);
}

/** Takes out of reach what JavaScript could do with, should a program find its way there. */
function disarm() {
  for (const name of [
    "fetch",
    "WebSocket",
    "EventSource",
    "Request",
    "Response",
    "Headers",
    "FormData",
    "require",
  ])
    delete globalThis[name];
  const kept = new Set([
    "versions",
    "version",
    "release",
    "platform",
    "arch",
    "nextTick",
    "emitWarning",
    "exitCode",
  ]);
  for (
    let owner = process;
    owner !== null && owner !== Object.prototype;
    owner = Object.getPrototypeOf(owner)
  )
    for (const name of Object.getOwnPropertyNames(owner)) {
      if (kept.has(name) || name.startsWith("_events") || name === "constructor") continue;
      if (
        /kill|debug|binding|builtin|dlopen|mainModule|abort|chdir|set[ug]|sete|init|report|env|argv|exec|cwd|send|std|open|channel|load|features|config|permission|umask|title|hrtime$/iu.test(
          name,
        )
      )
        try {
          Object.defineProperty(owner, name, { value: undefined, configurable: false, writable: false });
        } catch {
          // A property that cannot be changed is one that does nothing by itself.
        }
    }
}

// Pyodide asks Node's inner bindings for these numbers, and the permission model bars those.
process.binding = () => ({ fs: constants });
const silent = { stdin: () => null, stdout: () => {}, stderr: () => {} };
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);

if (role === "snapshot") {
  const python = await loadPyodide({ ...silent, _makeSnapshot: true });
  // What programs import most is imported once, for all.
  python.runPython(readFileSync(new URL("prelude.py", import.meta.url), "utf8"));
  writeAll(python.makeMemorySnapshot());
} else {
  const python = await loadPyodide({ ...silent, _loadSnapshot: readFileSync(snapshot) });
  const source = readFileSync(new URL(`${role}.py`, import.meta.url), "utf8");
  const values = readFileSync(new URL("values.py", import.meta.url), "utf8");
  const handle = python.runPython(`${values}\n${source}`);
  const version = python.runPython("import platform; platform.python_version()");
  if (role === "subject") disarm();
  writeFrame(`Python ${version} in Pyodide ${python.version}`);
  const ask = (request) => {
    writeFrame(`C${request}`);
    return readFrame();
  };
  for (;;) writeFrame(role === "tester" ? `V${handle(readFrame(), ask)}` : handle(readFrame()));
}
