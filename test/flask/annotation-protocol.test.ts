import { describe, expect, it } from "vitest";
import type { Annotation } from "../../src/core/annotation.js";
import type { Ask } from "../../src/core/ask.js";
import type { StepReply } from "../../src/core/protocol.js";
import { taskOf } from "../../src/core/task-of.js";
import { annotationAgreement } from "../../src/flask/annotation-agreement.js";
import { annotationProtocol } from "../../src/flask/annotation-protocol.js";
import { annotationSteps, type AnnotationPrompts } from "../../src/flask/annotation-prompts.js";
import { promptInstance } from "../../src/flask/prompt-instance.js";
import { skills } from "../../src/flask/skills.js";

const message = (content: string) => [{ role: "user" as const, content }];
const prompts: AnnotationPrompts = {
  ...{ version: 1, title: "t", source: "s", fingerprint: "f" },
  messages: {
    domain: message("D\n{{domains}}\n{{instruction}}"),
    skill: message("{{skills}}\n{{instruction}}\n\n{{reference_part}}\n\nEnd"),
    difficulty: message("{{levels}}: {{instruction}}"),
  },
  fragments: { reference_part: "R: {{reference}}", general: "general", math: "math", coding: "coding" },
};
const questions = new Map(skills.map((skill) => [skill, `About ${skill}?`]));

function taskFor(instruction: string, reference?: string): ReturnType<typeof taskOf> {
  const instance = promptInstance({ id: "1", instruction, reference, skills: [], domains: [] }, "mine", 1);
  const cell = { evaluator: "m", protocol: "p", dataset: "mine", task: "pointwise" } as const;
  return taskOf({ cell, instance, presentation: { position: "original", labels: "follow" }, repeat: 0 });
}

function asksOf(step: ReturnType<ReturnType<typeof annotationProtocol>["next"]>): readonly Ask[] {
  return step.kind === "ask" ? step.asks : [];
}

const textOf = (ask: Ask | undefined): string => ask?.messages[0]?.content ?? "";
const reply = (step: string, text: string): StepReply => ({
  ...{ step, scope: { dependsOn: "instruction" }, sample: 0, reply: { text, finishReason: "stop" } },
});

describe("annotationProtocol()", () => {
  const protocol = annotationProtocol({ prompts, questions, seed: 1 });

  it("asks for domain and skills, skills in an order of the instruction's own", () => {
    const [domain, skill] = asksOf(protocol.next(taskFor("A {{x}}", "B"), []));
    expect(textOf(domain)).toContain("Language: Poetry, Literature");
    expect(textOf(skill)).toContain("A {{x}}\n\nR: B\n\nEnd");
    const [, bare] = asksOf(protocol.next(taskFor("C"), []));
    expect(textOf(bare)).toContain("C\n\nEnd");
    const order = (instruction: string, seed: number): string => {
      const asks = asksOf(annotationProtocol({ prompts, questions, seed }).next(taskFor(instruction), []));
      return textOf(asks[1]).split("\n").slice(0, 12).join();
    };
    expect(order("A", 1)).toBe(order("A", 1));
    expect(new Set(["A", "B", "C", "D", "E"].map((text) => order(text, 1))).size).toBeGreaterThan(2);
    expect(["A", "B", "C", "D", "E"].some((text) => order(text, 1) !== order(text, 2))).toBe(true);
  });

  it.each([
    ["Math", "math"],
    ["Coding, Math", "coding"],
    ["History", "general"],
    ["no idea", "general"],
  ])("after domain %s asks for the difficulty by the guidelines %s", (said, guidelines) => {
    const [difficulty] = asksOf(
      protocol.next(taskFor("A"), [reply("domain", said), reply("skill", "[1, 2, 3]")]),
    );
    expect(difficulty).toMatchObject({ step: "difficulty" });
    expect(textOf(difficulty)).toBe(`${guidelines}: A`);
  });

  it("ends well only where all three can be read", () => {
    const given = [reply("domain", "Math"), reply("skill", "[1, 2, 3]")];
    const level = reply("difficulty", "major level knowledge");
    expect(protocol.next(taskFor("A"), [...given, level])).toMatchObject({ outcome: { kind: "scores" } });
    expect(protocol.next(taskFor("A"), [...given, reply("difficulty", "hard")])).toMatchObject({
      outcome: { kind: "unparsed", reason: "no-verdict" },
    });
    for (const step of annotationSteps)
      expect(protocol.read({ instruction: "A" }, step, { text: "", finishReason: "stop" })).toMatchObject({
        reason: "empty",
      });
  });
});

describe("annotationAgreement()", () => {
  it("counts by hand what is easy to count", () => {
    const own = (cluster: string, more: Partial<Annotation>): Annotation => ({
      ...{ dataset: "d", instance: cluster, cluster, evaluator: "m", lost: {} },
      ...more,
    });
    const given = new Map([
      [
        "a",
        {
          domains: ["Math", "Coding"],
          skills: ["Factuality", "Readability", "Completeness"],
          difficulty: "major level knowledge",
        },
      ],
      ["b", { domains: ["History"], skills: ["Factuality"], difficulty: "expert level knowledge" }],
      ["c", { domains: [], skills: ["Factuality"] }],
    ]);
    const annotations = [
      own("a", {
        domain: ["Coding", "Math"],
        skill: ["Factuality", "Readability", "Conciseness"],
        difficulty: ["major level knowledge"],
      }),
      own("b", { domain: ["Math", "History"], difficulty: ["simple lifestyle knowledge"] }),
      own("c", { domain: ["Math"], difficulty: ["major level knowledge"] }),
      own("x", { domain: ["Math"] }),
    ];
    const found = annotationAgreement(annotations, given, 1).map(({ label, figure, n, estimate }) => [
      ...[`${label} ${figure}`, n, "value" in estimate ? estimate.value : "none"],
    ]);
    expect(found).toEqual([
      ["domain first", 2, 0.5],
      ["domain set", 2, 0.5],
      ["skill overlap", 1, expect.closeTo(2 / 3, 10)],
      ["skill set", 1, 0],
      ["difficulty exact", 2, 0.5],
      // Levels 3 and 0 against 3 and 4: observed 16, expected (0 + 1 + 9 + 16) / 2 over the two.
      ["difficulty quadratic kappa", 2, expect.closeTo(1 - 16 / 13, 10)],
      ["difficulty spearman", 2, expect.closeTo(-1, 10)],
    ]);
    expect(annotationAgreement([], given, 1).every(({ estimate }) => "undefined" in estimate)).toBe(true);
  });
});
