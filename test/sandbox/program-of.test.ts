import { describe, expect, it } from "vitest";
import type { CodeProblem } from "../../src/core/code-problem.js";
import { completionRules, programOf } from "../../src/sandbox/program-of.js";

const prompt = 'import math\n\n\ndef area(r):\n    """ Area of a circle. """\n';
const problem: CodeProblem = {
  id: "Own/0",
  prompt,
  tests: "def check(candidate):\n    assert candidate(0) == 0\n",
  entryPoint: "area",
};

function sound(completion: string): string {
  return programOf(problem, completion, "sound").program;
}

describe("programOf()", () => {
  it.each(completionRules)("gives the problem's tests, helpers and function with the program: %s", (rule) => {
    const task = programOf(problem, "    return 0", rule);
    expect(task).toEqual({
      program: `${prompt}    return 0\n`,
      helpers: prompt,
      tests: problem.tests,
      entryPoint: "area",
    });
  });

  it("leaves a completion as it is by the rule raw", () => {
    expect(programOf(problem, "\n  x\n\ny", "raw").program).toBe(`${prompt}\n  x\n\ny\n`);
  });
});

describe("the rule compat", () => {
  it.each([
    ["ends at the first blank line", "    a = 1\n\n    return a", "    a = 1"],
    ["takes line breaks off the start first", "\n\n    return 1\n\nprint()", "    return 1"],
    ["evens an odd number of leading spaces", "   return 1", "    return 1"],
    [
      "goes on over a line of spaces, which is not blank",
      "    a = 1\n  \n    return a",
      "    a = 1\n  \n    return a",
    ],
    [
      "keeps fences, and so fails as the original did",
      "```python\n    return 1\n```",
      "```python\n    return 1\n```",
    ],
  ])("%s", (_what, completion, kept) => {
    expect(programOf(problem, completion, "compat").program).toBe(`${prompt}${kept}\n`);
  });
});

describe("the rule sound, of a body", () => {
  it.each([
    ["keeps blank lines", "    a = 1\n\n    return a", "    a = 1\n\n    return a"],
    ["indents a first line that lost its spaces", "a = 1\n    return a", "    a = 1\n    return a"],
    [
      "indents a body at the margin",
      "for x in y:\n    pass\nreturn 1",
      "    for x in y:\n        pass\n    return 1",
    ],
    ["indents one that is a block", "while True:\n    return 1", "    while True:\n        return 1"],
    [
      "keeps deeper lines under a first line that lost its spaces",
      "if r:\n        return 1\n    return 0",
      "    if r:\n        return 1\n    return 0",
    ],
    ["ends at a print", "    return 1\n\nprint(area(2))", "    return 1\n"],
    ["ends at the next problem", "    return 1\n\n\ndef volume(r):\n    return", "    return 1\n\n"],
    ["ends at a fence that was opened before it", "    return 1\n```\nThat is all.", "    return 1"],
    ["takes fences off", "```python\n    return 1\n```", "    return 1"],
    ["keeps a comment at the margin", "    a = 1\n# so\n    return a", "    a = 1\n# so\n    return a"],
    [
      "keeps a function that it calls",
      "    return pi()\n\ndef pi():\n    return 3\n\ndef e():\n    return 2",
      "    return pi()\n\ndef pi():\n    return 3\n",
    ],
    ["reads line breaks of any system", "    a = 1\r\n    return a", "    a = 1\n    return a"],
    ["takes reasoning off", "<think>\ndef area(r): no\n</think>\n    return 1", "    return 1"],
  ])("%s", (_what, completion, body) => {
    expect(sound(completion)).toBe(`${prompt}${body}\n`);
  });
});

describe("the rule sound, of a function that is given again", () => {
  const again = "def area(r):\n    return math.pi * r ** 2";

  it.each([
    ["bare", again],
    ["in a fence, between prose", `Sure:\n\n\`\`\`python\n${again}\n\`\`\`\nIt squares r.`],
    ["in the second of two fences", `\`\`\`sh\npip\n\`\`\`\n\`\`\`py\n${again}\n\`\`\``],
    ["in a fence that is never closed", `\`\`\`python\n${again}`],
    ["after prose without a fence", `Here is it:\n${again}`],
    ["before prose without a fence", `${again}\nThis squares r.`],
    ["before its own tests", `${again}\nassert area(0) == 0\nif __name__ == "__main__":\n    main()`],
  ])("%s", (_how, completion) => {
    expect(sound(completion)).toBe(`${prompt}\n${again}\n`);
  });

  it("keeps imports, constants and helpers before it", () => {
    const whole = `from math import pi\nTWO = 2\ndef square(r):\n    return r ** TWO\n${again}`;
    expect(sound(whole)).toBe(`${prompt}\n${whole}\n`);
  });

  it("keeps a string of several lines before it whole", () => {
    const whole = `TEXT = """\nAdd more\nto it.\n"""\n${again}`;
    expect(sound(whole)).toBe(`${prompt}\n${whole}\n`);
  });

  it("takes a method of that name for no definition of it", () => {
    expect(sound("    class A:\n        def area(r): pass\n    return 1")).toContain(`${prompt}    class A:`);
  });

  it("gives a head without a docstring a body", () => {
    const bare = { ...problem, prompt: "def area(r):\n" };
    expect(programOf(bare, again, "sound").program).toBe(`def area(r): pass\n${again}\n`);
  });
});
