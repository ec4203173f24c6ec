import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

type Letter = "A" | "B";

interface Pair {
  instruction: string;
  output_a: string;
  output_b: string;
  gold: Letter;
  reason: string;
  check: string;
  reference: string;
  skills: [string, ...string[]];
  domain: string;
  difficulty: string;
}

const KEYS = [
  "instruction",
  "output_a",
  "output_b",
  "gold",
  "reason",
  "check",
  "reference",
  "skills",
  "domain",
  "difficulty",
];

const SKILLS = [
  "Logical Robustness",
  "Logical Correctness",
  "Logical Efficiency",
  "Commonsense Understanding",
  "Factuality",
  "Metacognition",
  "Insightfulness",
  "Completeness",
  "Comprehension",
  "Conciseness",
  "Readability",
  "Harmlessness",
];

const DOMAINS = [
  "Humanities",
  "Language",
  "Social Science",
  "History",
  "Culture",
  "Technology",
  "Coding",
  "Math",
  "Natural Science",
  "Health",
];

const DIFFICULTIES = [
  "simple lifestyle knowledge",
  "advanced lifestyle knowledge",
  "formal education knowledge",
  "major level knowledge",
  "expert level knowledge",
];

const FILE = join(import.meta.dirname, "../../datasets/starter/pairs.jsonl");
const lines = readFileSync(FILE, "utf8").split("\n");
const pairs = lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Pair);

const good = (pair: Pair): string => (pair.gold === "A" ? pair.output_a : pair.output_b);
const bad = (pair: Pair): string => (pair.gold === "A" ? pair.output_b : pair.output_a);
const outputs = (pair: Pair): string[] => [pair.output_a, pair.output_b];
const texts = (pair: Pair): string[] => [
  pair.instruction,
  pair.output_a,
  pair.output_b,
  pair.reason,
  pair.check,
  pair.reference,
];

const words = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== "");
const longerWins = (pair: Pair): boolean => good(pair).length > bad(pair).length;
const goldIsA = (pair: Pair): boolean => pair.gold === "A";
const withPrimary = (skill: string): Pair[] => pairs.filter((pair) => pair.skills[0] === skill);

const share = (of: readonly Pair[], holds: (pair: Pair) => boolean): number =>
  of.filter(holds).length / of.length;

function expectWithin(value: number, low: number, high: number): void {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((token) => b.has(token)).length;
  return common / (a.size + b.size - common);
}

/** Evaluates numbers, `+ - * / **` and parentheses; `**` groups from the right. */
function evaluate(expression: string): number {
  const tokens = expression.match(/\d+(?:\.\d+)?|\*\*|[-+*/()]|\S/gu) ?? [];
  let at = 0;

  const take = (...wanted: string[]): string | undefined => {
    const token = tokens[at];
    if (token === undefined || !wanted.includes(token)) return undefined;
    at += 1;
    return token;
  };

  const atom = (): number => {
    if (take("(") !== undefined) {
      const inner = sum();
      if (take(")") === undefined) throw new Error(`missing ")" in ${expression}`);
      return inner;
    }
    const token = tokens[at] ?? "end";
    at += 1;
    if (!/^\d/u.test(token)) throw new Error(`unexpected ${token} in ${expression}`);
    return Number(token);
  };

  const power = (): number => {
    const base = atom();
    return take("**") === undefined ? base : base ** power();
  };

  const product = (): number => {
    let value = power();
    for (let sign = take("*", "/"); sign !== undefined; sign = take("*", "/")) {
      value = sign === "*" ? value * power() : value / power();
    }
    return value;
  };

  const sum = (): number => {
    let value = product();
    for (let sign = take("+", "-"); sign !== undefined; sign = take("+", "-")) {
      value = sign === "+" ? value + product() : value - product();
    }
    return value;
  };

  const value = sum();
  if (at !== tokens.length) throw new Error(`unexpected ${tokens[at] ?? "end"} in ${expression}`);
  return value;
}

function parsedObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

const BULLET = /^- /gmu;
const SENTENCE_END = /[.!?]+["”)]?(?=\s|$)/gu;

const CONSTRAINTS: Readonly<Record<string, (text: string, argument: string) => boolean>> = {
  "words<=": (text, limit) => words(text).length <= Number(limit),
  "words=": (text, wanted) => words(text).length === Number(wanted),
  "bullets=": (text, wanted) => count(text, BULLET) === Number(wanted),
  "sentences=": (text, wanted) => count(text, SENTENCE_END) === Number(wanted),
  "lines=": (text, wanted) => text.split("\n").length === Number(wanted),
  "no-letter:": (text, letter) => !text.toLowerCase().includes(letter),
  "starts-with:": (text, start) => text.startsWith(start),
  "contains:": (text, part) => text.includes(part),
  "json-keys:": (text, keys) =>
    Object.keys(parsedObject(text) ?? {})
      .sort()
      .join(",") === keys.split(",").sort().join(","),
  json: (text) => parsedObject(text) !== undefined,
  lowercase: (text) => text === text.toLowerCase(),
};

const ARITHMETIC = /^arithmetic: (?<expression>.+) = (?<value>[\d.]+); good says (?<said>.+)$/u;

/** Says what is wrong with a machine-readable check, or nothing when it proves the gold. */
function objection(pair: Pair): string | undefined {
  const sum = ARITHMETIC.exec(pair.check)?.groups;
  if (sum !== undefined) {
    const { expression = "", value = "", said = "" } = sum;
    if (Math.abs(evaluate(expression) - Number(value)) > 1e-9) return "the arithmetic is wrong";
    if (!good(pair).includes(said)) return "the better output does not say the value";
    return bad(pair).includes(said) ? "the worse output says the value too" : undefined;
  }
  const form = /^(?:json|lowercase)$|^[a-z-]+(?:<=|=|:)/u.exec(pair.check)?.[0] ?? "";
  const constraint = CONSTRAINTS[form];
  if (constraint === undefined) return "the form of the check is unknown";
  const argument = pair.check.slice(form.length);
  if (!constraint(good(pair), argument)) return "the better output breaks the constraint";
  return constraint(bad(pair), argument) ? "the worse output keeps the constraint" : undefined;
}

describe("starter dataset form", () => {
  it("starter dataset has at least 120 pairs, one JSON object a line", () => {
    expect(pairs.length).toBeGreaterThanOrEqual(120);
    expect(lines).toHaveLength(pairs.length + 1);
  });

  it.each(pairs)("starter pair $# has exactly the agreed keys and labels: $instruction", (pair) => {
    expect(Object.keys(pair)).toEqual(KEYS);
    expect(["A", "B"]).toContain(pair.gold);
    expect(DOMAINS).toContain(pair.domain);
    expect(DIFFICULTIES).toContain(pair.difficulty);
    for (const skill of pair.skills) expect(SKILLS).toContain(skill);
    expectWithin(pair.skills.length, 2, 3);
    expect(new Set(pair.skills).size).toBe(pair.skills.length);
  });

  it.each(pairs)("starter pair $# has text in every field and a real reason: $instruction", (pair) => {
    for (const text of texts(pair)) {
      expect(text.trim()).toBe(text);
      expect(text).not.toBe("");
      expect(text).not.toMatch(/(?!\n)[\p{C}\p{Zl}\p{Zp}]/u);
    }
    for (const output of outputs(pair)) expectWithin(words(output).length, 5, 160);
    expect(pair.reason.length).toBeGreaterThanOrEqual(30);
    expect(outputs(pair)).not.toContain(pair.reference);
  });

  it("starter dataset never repeats an output", () => {
    const all = pairs.flatMap(outputs);
    expect(new Set(all).size).toBe(all.length);
  });

  it("starter dataset has no two nearly equal instructions", () => {
    const tokens = pairs.map((pair) => new Set(pair.instruction.toLowerCase().match(/[\p{L}\p{N}]+/gu)));
    const close = tokens.flatMap((a, i) => tokens.slice(i + 1).filter((b) => jaccard(a, b) >= 0.8));
    expect(new Set(pairs.map((pair) => pair.instruction)).size).toBe(pairs.length);
    expect(close).toEqual([]);
  });

  it("starter dataset holds characters that templates must pass on untouched", () => {
    const all = pairs.flatMap((pair) => [pair.instruction, ...outputs(pair)]).join("\n");
    for (const part of [
      "{{ user }}",
      "{% raw %}",
      "\\int_0^2",
      "^\\d{4}$",
      "$PRICE",
      "{name}",
      "```",
      "°C",
    ]) {
      expect(all).toContain(part);
    }
  });
});

describe("starter dataset balance", () => {
  it("starter dataset keeps gold A and B balanced", () => {
    expectWithin(share(pairs, goldIsA), 0.48, 0.52);
  });

  it("starter dataset lets the longer output win about half of the time", () => {
    expect(pairs.filter((pair) => good(pair).length === bad(pair).length)).toEqual([]);
    expectWithin(share(pairs, longerWins), 0.46, 0.54);
  });

  it("starter dataset does not tie length to the gold letter", () => {
    expectWithin(share(pairs.filter(goldIsA), longerWins), 0.4, 0.6);
  });

  it.each(SKILLS)("starter dataset is balanced within the primary skill %s", (skill) => {
    const own = withPrimary(skill);
    expect(own.length).toBeGreaterThanOrEqual(10);
    expectWithin(share(own, goldIsA), 0.35, 0.65);
    expectWithin(share(own, longerWins), 0.3, 0.7);
  });

  it.each(DOMAINS)("starter dataset covers the domain %s", (domain) => {
    expect(pairs.filter((pair) => pair.domain === domain).length).toBeGreaterThanOrEqual(4);
  });

  it.each(DIFFICULTIES)("starter dataset covers the difficulty %s", (difficulty) => {
    expect(pairs.filter((pair) => pair.difficulty === difficulty).length).toBeGreaterThanOrEqual(8);
  });
});

describe("starter dataset gold", () => {
  const checked = pairs.filter((pair) => pair.check !== "reader");

  it("starter dataset backs at least 50 pairs with a machine-readable check", () => {
    expect(checked.length).toBeGreaterThanOrEqual(50);
  });

  it.each(checked)("starter gold is proved by its check: $check", (pair) => {
    expect(objection(pair)).toBeUndefined();
  });

  it.each(checked)("starter check fails when the gold is turned round: $check", (pair) => {
    expect(objection({ ...pair, gold: pair.gold === "A" ? "B" : "A" })).toMatch(/\S/);
  });

  it.each([
    ["2 ** 3 ** 2 + 1", 513],
    ["(1 + 2) * 3 - 4 / 2", 7],
    ["8 / 2 / 2", 2],
    ["2000 * 1.5", 3000],
  ])("evaluate() computes %s", (expression, value) => {
    expect(evaluate(expression)).toBe(value);
  });

  it.each(["", "1 +", "(1", "1 2", "1 % 2", "x"])("evaluate() rejects '%s'", (expression) => {
    expect(() => evaluate(expression)).toThrow(/ in /u);
  });
});
