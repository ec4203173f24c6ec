import { afterAll, describe, expect, it } from "vitest";
import type { ProgramOutcome } from "../../src/core/program-outcome.js";
import { testRunner } from "./runner-fixture.js";

const runner = testRunner();
afterAll(async () => runner.close());

const simple = "def check(candidate):\n    assert candidate(1) == 2\n    assert candidate([3]) == [4]\n";

async function outcomeOf(program: string, tests = simple): Promise<ProgramOutcome> {
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
    "takes over what speaks for it, and answers with what is no value",
    `
import gc, types
handle = next(o for o in gc.get_objects() if isinstance(o, types.FunctionType) and "dumps" in o.__code__.co_freevars)
answers = iter(['{"function": true}'])
cell = handle.__closure__[handle.__code__.co_freevars.index("dumps")]
cell.cell_contents = lambda value: next(answers, '{"value": ' + "[" * 100_000 + "]" * 100_000 + "}")
`,
  ],
];

/** What a program may try, and the exception that it gets. */
const barred: readonly (readonly [string, string])[] = [
  ["raise SystemExit(0)", "SystemExit"],
  ["def g(): g()\ng()", "RecursionError"],
  ["import threading\nthreading.Thread(target=print).start()", "RuntimeError"],
  ["open('/etc/passwd').read()", "FileNotFoundError"],
  ["import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9/')", "URLError"],
  ["import subprocess\nsubprocess.run(['true'])", "OSError"],
  ["import os\nos.fork()", "OSError"],
  ["import os\nos.kill(os.getppid(), 9)", "PermissionError"],
  ["import js", "ModuleNotFoundError"],
  ["from pyodide.code import run_js", "ModuleNotFoundError"],
  ["import importlib, _pyodide_core\nimportlib.reload(_pyodide_core)", "ModuleNotFoundError"],
  ["import ctypes", "ModuleNotFoundError"],
];

/** As `barred`, for one that has found JavaScript all the same: `JS` is what surrounds Python. */
const fruitless: readonly (readonly [string, string])[] = [
  ["JS.eval('1')", "JsException"],
  ["JS.Function.new('return 1')", "JsException"],
  ["JS.fetch('http://127.0.0.1:9/')", "AttributeError"],
  ["JS.require('node:fs')", "AttributeError"],
  ["JS.process.kill(1, 0)", "TypeError"],
  ["JS.process.binding('fs')", "TypeError"],
  ["JS.process.dlopen(None, '')", "TypeError"],
  ["JS.process.stdout.write('')", "AttributeError"],
];

describe("a hostile program", { timeout: 240_000 }, () => {
  it("that ends its process crashes", async () => {
    const hostile = "import os, builtins\ndef f(x):\n    builtins.len = None\n    os._exit(0)";
    expect(await outcomeOf(hostile)).toEqual({ kind: "crashed" });
  });

  it.each(forgeries)("that %s does not pass", async (_what, program) => {
    expect(["failed", "crashed", "no-function"]).toContain((await outcomeOf(program)).kind);
  });

  it("that floods its output for ever, and catches what would stop it, runs out of time", async () => {
    const program =
      "while True:\n    try:\n        while True: print('x' * 100000)\n    except BaseException: pass";
    expect(await outcomeOf(program)).toEqual({ kind: "timeout" });
  });

  it.each([
    ["lets a string grow", "x = 'x'\nwhile True: x += x"],
    [
      "fills files, which lie in memory",
      "n = 0\nwhile True:\n    n += 1\n    open(str(n), 'wb').write(bytes(50_000_000))",
    ],
  ])("that %s runs out of memory", async (_what, program) => {
    expect(await outcomeOf(program)).toEqual({ kind: "memory" });
  });

  it("that would reach the machine gets exceptions, and so does one that has found JavaScript", async () => {
    const program = `
import gc
js = next(o for o in gc.get_objects() if type(o).__name__ == "JsFinder").jsproxies["js"]
def f(sources):
    found = []
    for source in sources:
        try: exec(source, {"JS": js}); found.append("nothing")
        except BaseException as error: found.append(type(error).__name__)
    return found
`;
    const rows = [...barred, ...fruitless];
    const [sources, errors] = [0, 1].map((at) => JSON.stringify(rows.map((row) => row[at])));
    const tests = `def check(candidate):\n    found = candidate(${sources})\n    assert found == ${errors}, found`;
    expect(await outcomeOf(program, tests)).toEqual({ kind: "passed" });
  });
});

const values = `
1, True, False, None, 1.0, -0.0, float("inf"), float("nan"), 5e-324, 0.1 + 0.2, 2**4000, -7, "", "a\\ud800\\0b\\U0001F600",
b"\\x00\\xff", bytearray(b"x"), 1 + 2j, complex("nan+infj"), (), [], {}, set(), (1,), [1, (2, [3])], [[], ()], [True, 1, 1.0],
{1: 2, "1": 3, (1, 2): [4]}, {"b": 1, "a": 2}, {1, 2}, frozenset([1]), range(3), range(5, 0, -2)
`;

it(
  "values come back as they were, whatever an equality of their own says",
  { timeout: 240_000 },
  async () => {
    const program = `
class Number(int):
    __eq__ = lambda self, other: True
    __hash__ = int.__hash__
class Items(list):
    __eq__ = lambda self, other: True
class Gone:
    def __del__(self): raise SystemExit
def f(x, how=None):
    Gone()
    if how == "keys": return x.keys()
    if how == "values": return x.values()
    if how == "pairs": return x.items()
    if how == "each": return (y for y in x)
    return {"number": Number(5), "items": Items([5])}.get(how, x)
`;
    const tests = `
def check(candidate):
    for value in (${values}):
        found = candidate(value)
        assert type(found) is type(value) and repr(found) == repr(value), (value, found)
    for how, right in (("number", 2), ("items", [4])):
        assert not candidate(0, how) == right and candidate(0, how) != right, how
    assert [[*candidate({1: 2}, how=how)] for how in ("keys", "values", "pairs")] == [[1], [2], [(1, 2)]]
    assert next(candidate([7], "each")) == 7
`;
    expect(await outcomeOf(program, tests)).toEqual({ kind: "passed" });
  },
);
