import { afterAll, describe, expect, it } from "vitest";
import type { ProgramOutcome } from "../../src/core/program-outcome.js";
import { testRunner } from "./runner-fixture.js";

const runner = testRunner();
afterAll(async () => runner.close());

const tests = "def check(candidate):\n    assert candidate(1) == 2\n    assert candidate([3]) == [4]\n";

async function outcomeOf(program: string): Promise<ProgramOutcome> {
  return runner.run({ program, helpers: "", tests, entryPoint: "f" });
}

/** Programs that try to pass without being right. */
const forgeries: readonly (readonly [string, string])[] = [
  [
    "prints verdicts, patches what the tests use, answers with what equals everything",
    `
import builtins, sys, json, atexit
print("passed"); print('V{"kind": "passed"}'); sys.stdout.write('{"value": {"i": "0x2"}}')
class Same:
    __eq__ = lambda self, other: True
    __ne__ = lambda self, other: False
    __bool__ = lambda self: True
def check(candidate): pass
builtins.AssertionError = builtins.Exception = type("Never", (BaseException,), {})
builtins.isinstance = builtins.callable = lambda *rest: True
json.dumps = lambda *rest: '{"value": {"i": "0x2"}}'
for name, module in [*sys.modules.items()]:
    if hasattr(module, "check"): module.check = check
def f(x): return Same()
`,
  ],
  [
    "answers with numbers and lists of its own that equal everything",
    `
class Number(int):
    __eq__ = lambda self, other: True
    __hash__ = int.__hash__
class Items(list):
    __eq__ = lambda self, other: True
def f(x): return Items([5]) if isinstance(x, list) else Number(5)
`,
  ],
];

describe("a hostile program", { timeout: 240_000 }, () => {
  it("that ends its process crashes, and the next program finds all as it was", async () => {
    const hostile = "import os, builtins\ndef f(x):\n    builtins.len = None\n    os._exit(0)";
    expect(await outcomeOf(hostile)).toEqual({ kind: "crashed" });
    const honest = "def f(x): return x + 1 if isinstance(x, int) else [len(x) + x[0]]";
    expect(await outcomeOf(honest)).toEqual({ kind: "passed" });
  });

  it.each(forgeries)("that %s does not pass", async (_what, program) => {
    expect(["failed", "crashed"]).toContain((await outcomeOf(program)).kind);
  });

  it.each([
    [
      "loops for ever and catches what would stop it",
      "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    ],
    ["floods its output", "while True: print('x' * 100000)"],
  ])("that %s runs out of time", async (_what, program) => {
    expect(await outcomeOf(program)).toEqual({ kind: "timeout" });
  });

  it.each([
    ["asks for ten thousand million items", "x = [0] * 10**10"],
    ["lets a string grow", "x = 'x'\nwhile True: x += x"],
    [
      "fills files, which lie in memory",
      "n = 0\nwhile True:\n    n += 1\n    open(f'/tmp/{n}', 'wb').write(bytes(50_000_000))",
    ],
  ])("that %s runs out of memory", async (_what, program) => {
    expect(await outcomeOf(program)).toEqual({ kind: "memory" });
  });

  it.each([
    ["leaves", "raise SystemExit(0)", "SystemExit"],
    ["recurses", "def g(): g()\ng()", "RecursionError"],
    ["starts threads", "import threading\nthreading.Thread(target=print).start()", "RuntimeError"],
    ["reads files of the machine", "open('/etc/passwd').read()", "FileNotFoundError"],
    ["calls the network", "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9/')", "URLError"],
    ["runs other programs", "import subprocess\nsubprocess.run(['true'])", "OSError"],
    ["asks for the JavaScript around it", "import js", "ModuleNotFoundError"],
    ["asks for Pyodide", "from pyodide.code import run_js", "ModuleNotFoundError"],
  ])("that %s ends with an exception", async (_what, program, error) => {
    expect(await outcomeOf(`${program}\ndef f(x): return 2`)).toMatchObject({ kind: "failed", error });
  });
});
