import { describe, expect, it } from "vitest";
import { SandboxError } from "../../src/core/errors.js";
import { judgeProgram, type JudgeProgramOptions } from "../../src/sandbox/judge-program.js";

const task = { program: "p", helpers: "h", tests: "t", entryPoint: "f" };

/** One that gives these answers in turn, and then is gone; it keeps what it was asked. */
function scripted(...answers: readonly string[]): {
  asked: string[];
  ask: JudgeProgramOptions["subject"]["ask"];
} {
  const asked: string[] = [];
  return { asked, ask: async (text) => Promise.resolve(answers[asked.push(text) - 1]) };
}

const defined = '{"function": true}';
const passed = 'V{"kind": "passed"}';

describe("judgeProgram()", () => {
  it("hands calls and answers on, and takes the tester's verdict", async () => {
    const [subject, tester] = [scripted(defined, "a1", "a2"), scripted("Cc1", "Cc2", passed)];
    expect(await judgeProgram(task, { subject, tester })).toEqual({ kind: "passed" });
    expect(subject.asked).toEqual(['{"source":"p","name":"f"}', "c1", "c2"]);
    expect(tester.asked).toEqual(['{"helpers":"h","tests":"t","name":"f"}', "a1", "a2"]);
  });

  it("never shows the subject the tests", async () => {
    const [subject, tester] = [scripted(defined, "a"), scripted("Cc", passed)];
    await judgeProgram({ ...task, tests: "SECRET" }, { subject, tester });
    expect(subject.asked.join()).not.toContain("SECRET");
  });

  it.each([
    ["says that it passed", '{"kind": "passed"}', { kind: "crashed" }],
    ["says no JSON", "passed", { kind: "crashed" }],
    ["says a truth that is none", '{"function": 1}', { kind: "crashed" }],
    ["has no function", '{"function": false}', { kind: "no-function" }],
    ["ran out of memory", '{"error": {"type": "MemoryError"}}', { kind: "memory" }],
    [
      "asked for more than 32 bits can count",
      '{"error": {"type": "OverflowError", "message": "cannot fit \'int\' into an index-sized integer"}}',
      { kind: "memory" },
    ],
    ["has a forged exception", '{"error": 7}', { kind: "failed", error: "Exception", message: "" }],
    [
      "has an exception with a message that steers terminals",
      JSON.stringify({ error: { type: "ValueError", message: `\u001b[2J\n${"x".repeat(999)}` } }),
      { kind: "failed", error: "ValueError", message: `\\u001b[2J ${"x".repeat(295)}` },
    ],
  ])("asks for no test where the subject %s", async (_what, said, outcome) => {
    const tester = scripted(passed);
    expect(await judgeProgram(task, { subject: scripted(said), tester })).toEqual(outcome);
    expect(tester.asked).toEqual([]);
  });

  it("takes no verdict once the subject is gone, whatever the tests make of it", async () => {
    const tester = scripted("Cc1", "Cc2", passed);
    expect(await judgeProgram(task, { subject: scripted(defined), tester })).toEqual({ kind: "crashed" });
    expect(tester.asked.slice(1)).toEqual(["{}", "{}"]);
  });

  it("tells a tester that is gone from a program's failure", async () => {
    expect(await judgeProgram(task, { subject: scripted(defined), tester: scripted() })).toBe("tester gone");
  });

  it.each(['V{"kind": "broken", "error": {"type": "KeyError", "message": "\'check\'"}}', "V{}", "V"])(
    "blames tests that cannot be run, and no program: %s",
    async (said) => {
      const options = { subject: scripted(defined), tester: scripted(said) };
      await expect(judgeProgram(task, options)).rejects.toThrow(SandboxError);
    },
  );
});
