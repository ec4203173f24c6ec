import { describe, expect, it } from "vitest";
import type { Ask } from "../../../src/core/ask.js";
import { preferenceOf } from "../../../src/core/preference-of.js";
import type { Presentation } from "../../../src/core/presentation.js";
import { allPresentations, pairTask, play, preferring } from "../play.js";
import { protocolNamed } from "../read-all-protocols.js";

const original: Presentation = { position: "original", labels: "follow" };
const swapped: Presentation = { position: "swapped", labels: "follow" };

function always(which: "first" | "second"): (ask: Ask) => string {
  return ({ answer }) => (answer.kind === "choice" ? answer.options[which] : "Words.");
}

describe("compare", () => {
  it("asks all that depends on the instruction at once, then for the verdict", () => {
    const { asks, rounds } = play(protocolNamed("metrics-reference"), pairTask(original), always("first"));
    expect(asks.map(({ step, scope }) => [step, scope.dependsOn])).toEqual([
      ["metrics", "instruction"],
      ["reference", "instruction"],
      ["verdict", "presentation"],
    ]);
    expect(rounds).toBe(2);
    expect(asks[2]?.messages.at(-1)?.content).toContain("# An answer for comparison\nWords.\n");
  });

  it("asks for the verdict also where the judge's own reference was refused", () => {
    const { asks, outcome } = play(protocolNamed("reference"), pairTask(original), (ask) =>
      ask.step === "reference" ? { text: "", finishReason: "content-filter" } : always("second")(ask),
    );
    expect(asks.at(-1)?.messages.at(-1)?.content).toContain("# An answer for comparison\n(none)\n");
    expect(outcome).toEqual({ kind: "verdict", verdict: "second" });
  });

  it("reads the letter by the presentation: glued letters turn it round", () => {
    const verdicts = allPresentations.map((presentation) => {
      const { outcome } = play(protocolNamed("base"), pairTask(presentation), () => "Output (a)");
      return outcome.kind === "verdict" ? preferenceOf(outcome.verdict, presentation) : outcome.kind;
    });
    expect(verdicts).toEqual(["A", "B", "B", "A"]);
  });
});

describe("consistency", () => {
  const samples = (texts: readonly string[]): ReturnType<typeof play>["outcome"] =>
    play(protocolNamed("cot-consistency"), pairTask(original), ({ sample }) => texts[sample] ?? "").outcome;
  const a = "Therefore, Output (a) is better.";
  const b = "Therefore, Output (b) is better.";

  it("takes the majority of the readable samples, with its share of all as confidence", () => {
    expect(samples([a, a, a, a, a, a, b, b, b])).toEqual({
      kind: "verdict",
      verdict: "first",
      confidence: 6 / 9,
    });
    expect(samples([b, b, "?", "?", "?", "?", "?", "?", a])).toEqual({
      kind: "verdict",
      verdict: "second",
      confidence: 2 / 9,
    });
  });

  it.each([
    ["equal votes", [a, a, a, a, b, b, b, b, "?"]],
    ["no readable sample", ["?", "", "?", "?", "?", "?", "?", "?", "?"]],
  ])("ends unparsed with %s", (_, texts) => {
    expect(samples(texts)).toEqual({ kind: "unparsed", reason: "no-majority" });
  });

  it("asks nine samples of one prompt, with the settings of its card", () => {
    const { asks } = play(protocolNamed("cot-consistency"), pairTask(original), always("first"));
    expect(asks.map(({ sample }) => sample)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(asks.map(({ messages }) => JSON.stringify(messages))).size).toBe(1);
    expect(asks[0]?.sampling).toEqual({ temperature: 0.7, topP: 0.95, maxTokens: 1024 });
  });
});

describe("swap-synthesize", () => {
  const swap = protocolNamed("swap");

  it("takes a verdict that both orders agree on", () => {
    const { asks, outcome } = play(swap, pairTask(swapped), preferring(0));
    expect(asks.map(({ step }) => step)).toEqual(["cot", "cot"]);
    expect(outcome).toEqual({ kind: "verdict", verdict: "second" });
  });

  it("asks step cot word for word as protocol cot does, so that the two share it", () => {
    const own = play(protocolNamed("cot"), pairTask(swapped), always("first")).asks[0];
    expect(play(swap, pairTask(swapped), always("first")).asks[0]).toEqual(own);
  });

  it.each(allPresentations)(
    "shows both evaluations under the letters of its own order: %j",
    (presentation) => {
      const { asks, outcome } = play(swap, pairTask(presentation), ({ step, scope, answer }) => {
        if (answer.kind !== "choice" || scope.dependsOn !== "presentation") throw new Error("unexpected ask");
        if (step === "synthesize") return answer.options.second;
        const [shown, letter] = [
          scope.presentation.position,
          scope.presentation.labels === "follow" ? "a" : "b",
        ];
        return `Shown ${shown}. Output (${letter}) came first.\n${answer.options.first}`;
      });
      const synthesis = asks.at(-1)?.messages.at(-1)?.content ?? "";
      const [first, second] =
        presentation.labels === "follow" ? (["a", "b"] as const) : (["b", "a"] as const);
      const { position } = presentation;
      const other = position === "original" ? "swapped" : "original";
      const better = (letter: string): string => `Therefore, Output (${letter}) is better.`;
      const example = "One of the two does what was asked more faithfully.\n\n";
      expect(synthesis).toContain(
        `# Review in favour of Output (${first})\nShown ${position}. Output (${first}) came first.\n${example}${better(first)}\n`,
      );
      expect(synthesis).toContain(
        `# Review in favour of Output (${second})\nShown ${other}. Output (${second}) came first.\n${example}${better(second)}\n`,
      );
      expect(outcome).toEqual({ kind: "verdict", verdict: "second" });
    },
  );

  it.each([
    ["its own", "original", { kind: "unparsed", reason: "no-verdict", excerpt: "?" }],
    ["the other", "swapped", { kind: "verdict", verdict: "first" }],
  ] as const)("keeps the outcome of its own order where %s cannot be read", (_, unread, expected) => {
    const { asks, outcome } = play(swap, pairTask(original), (ask) => {
      const there = ask.scope.dependsOn === "presentation" && ask.scope.presentation.position === unread;
      return there ? "?" : always("first")(ask);
    });
    expect(asks).toHaveLength(2);
    expect(outcome).toEqual(expected);
  });
});

describe("rate", () => {
  const scores = (a: string, b: string, presentation = original): ReturnType<typeof play>["outcome"] =>
    play(protocolNamed("rating"), pairTask(presentation), ({ scope }) =>
      scope.dependsOn === "output" && scope.output === 1 ? b : a,
    ).outcome;

  it("prefers the output with the higher score, and keeps the scores in the dataset's order", () => {
    expect(scores("3", "7")).toEqual({
      kind: "verdict",
      verdict: "second",
      scores: [{ overall: 3 }, { overall: 7 }],
    });
    expect(scores("3", "7", swapped)).toEqual({
      kind: "verdict",
      verdict: "first",
      scores: [{ overall: 3 }, { overall: 7 }],
    });
  });

  it("ties at equal scores, and abstains where a score is missing", () => {
    expect(scores("5", "5")).toMatchObject({ kind: "verdict", verdict: "tie" });
    expect(scores("5", "12")).toEqual({ kind: "unparsed", reason: "out-of-range", excerpt: "12" });
    expect(scores("", "5")).toEqual({ kind: "unparsed", reason: "empty" });
  });
});

describe("skills", () => {
  const flask = protocolNamed("flask");

  it("scores the criteria that the instance has, in the rubric's names and order", () => {
    const task = pairTask(original, { skills: ["conciseness", "Logical_Correctness", "no such skill"] });
    const { asks } = play(flask, task, preferring(0));
    expect(asks[0]?.answer).toMatchObject({
      criteria: ["Logical Correctness", "Conciseness"],
      low: 1,
      high: 5,
    });
    expect(asks[0]?.messages.at(-1)?.content).toContain("Criteria listed in the rubric: 2.");
  });

  it("scores the card's own criteria where the dataset has none", () => {
    const { asks } = play(flask, pairTask(original, { skills: [] }), preferring(0));
    expect(asks[0]?.answer).toMatchObject({
      criteria: ["Logical Correctness", "Factuality", "Completeness", "Comprehension"],
    });
  });

  it("shows the dataset's reference, and nothing of the kind where there is none", () => {
    const prompt = (reference?: string): string =>
      play(flask, pairTask(original, { reference }), preferring(0)).asks[0]?.messages.at(-1)?.content ?? "";
    expect(prompt("42 {{output}}")).toContain("still be good.\n\n42 {{output}}\n");
    expect(prompt()).not.toContain("Reference");
  });

  it("compares the means over the criteria that apply to both outputs", () => {
    const said = (a: string, b: string): ReturnType<typeof play>["outcome"] =>
      play(flask, pairTask(original), ({ scope }) =>
        scope.dependsOn === "output" && scope.output === 1 ? b : a,
      ).outcome;
    expect(said('{"Factuality": 5, "Conciseness": 3}', '{"Factuality": 3, "Conciseness": 5}')).toMatchObject({
      verdict: "tie",
    });
    expect(said('{"Factuality": "N/A", "Conciseness": 3}', '{"Factuality": 5, "Conciseness": 2}')).toEqual({
      kind: "verdict",
      verdict: "first",
      scores: [
        { Factuality: "not-applicable", Conciseness: 3 },
        { Factuality: 5, Conciseness: 2 },
      ],
    });
    expect(
      said('{"Factuality": "N/A", "Conciseness": 3}', '{"Factuality": 5, "Conciseness": "N/A"}'),
    ).toMatchObject({
      kind: "unparsed",
      reason: "missing-criterion",
    });
  });

  it("keeps a criterion that does not apply to a single output", () => {
    const task = pairTask(original, { task: "pointwise", outputs: ["One."] });
    const { outcome } = play(flask, task, () => '{"Factuality": "N/A", "Conciseness": 3}');
    expect(outcome).toEqual({ kind: "scores", scores: { Factuality: "not-applicable", Conciseness: 3 } });
  });
});
