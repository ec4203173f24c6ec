import type { Ask } from "../core/ask.js";
import type { JudgingTask } from "../core/judging-task.js";
import type { Protocol, StepReply } from "../core/protocol.js";
import { sha256 } from "../core/sha256.js";
import { renderTemplate } from "../protocols/render-template.js";
import { seededOrder } from "../stats/seeded-order.js";
import type { AnnotationPrompts, AnnotationStep } from "./annotation-prompts.js";
import { difficulties } from "./difficulties.js";
import { domains } from "./domains.js";
import type { LabelReading } from "./label-reading.js";
import { readDifficulty } from "./read-difficulty.js";
import { readDomains } from "./read-domains.js";
import { readSkills } from "./read-skills.js";
import { skills } from "./skills.js";

/** How instructions are annotated. */
export interface AnnotationOptions {
  readonly prompts: AnnotationPrompts;
  /** What each skill asks, by name. */
  readonly questions: ReadonlyMap<string, string>;
  /** Of the order in which skills are shown. */
  readonly seed: number;
}

/** A protocol whose replies are labels, with the reader of each step's reply. */
export interface AnnotationProtocol extends Protocol {
  read(task: Pick<JudgingTask, "instruction">, step: AnnotationStep, reply: StepReply["reply"]): LabelReading;
}

/**
 * Asks for an instruction's domain and three skills, then for its difficulty by the guidelines that its first domain calls for (Math, Coding,
 * or general ones, also where the domain cannot be read). Skills are shown in an order of the instruction's own, for judges lean to the
 * first. An outcome has no place for labels: `read` gives them.
 */
export function annotationProtocol(options: AnnotationOptions): AnnotationProtocol {
  const { prompts, seed } = options;
  const read: AnnotationProtocol["read"] = ({ instruction }, step, reply) => {
    switch (step) {
      case "domain":
        return readDomains(reply);
      case "skill":
        return readSkills(reply, shownSkills(instruction, seed));
      case "difficulty":
        return readDifficulty(reply);
    }
  };
  return {
    info: {
      ...{
        id: "flask-annotation",
        version: prompts.version,
        fingerprint: sha256(`${prompts.fingerprint}\n${seed}`),
      },
      ...{ title: prompts.title, source: prompts.source, tasks: ["pairwise", "pointwise", "listwise"] },
      ...{ needs: [], sends: ["maxTokens"], presentationsShareCalls: true },
    },
    read,
    next(task, replies) {
      const replied = new Map(replies.map(({ step, reply }) => [step, reply]));
      const domain = replied.get("domain");
      if (domain === undefined)
        return { kind: "ask", asks: [askOf("domain", task, options), askOf("skill", task, options)] };
      if (!replied.has("difficulty")) {
        const reading = readDomains(domain);
        const first = reading.kind === "labels" ? reading.labels[0] : undefined;
        return { kind: "ask", asks: [askOf("difficulty", task, { ...options, domain: first })] };
      }
      const lost = (["domain", "skill", "difficulty"] as const)
        .flatMap((step) => {
          const reply = replied.get(step);
          return reply === undefined ? [] : [read(task, step, reply)];
        })
        .find((reading) => reading.kind === "unparsed");
      return { kind: "done", outcome: lost ?? { kind: "scores", scores: {} } };
    },
  };
}

/** Tokens of a reply: reasons are asked for with the skills only. */
const maxTokens: Readonly<Record<AnnotationStep, number>> = { domain: 64, skill: 512, difficulty: 64 };

/** Whole replies as they might come, for judges without an LLM. */
const examples: Readonly<Record<AnnotationStep, readonly string[]>> = {
  domain: Object.keys(domains),
  skill: skills.map((_, place) => {
    const numbers = [0, 1, 2].map((step) => ((place + step) % skills.length) + 1);
    return `They matter most here.\n[${numbers.join(", ")}]`;
  }),
  difficulty: difficulties,
};

function askOf(
  step: AnnotationStep,
  task: JudgingTask,
  { prompts, questions, seed, domain }: AnnotationOptions & { readonly domain?: string | undefined },
): Ask {
  const { fragments } = prompts;
  const reference =
    task.reference === undefined
      ? ""
      : renderTemplate(fragments.reference_part, new Map([["reference", task.reference]]));
  const values = new Map([
    ["instruction", task.instruction],
    ["reference_part", reference],
    [
      "domains",
      Object.entries(domains)
        .map(([name, parts]) => `${name}: ${parts.join(", ")}`)
        .join("\n"),
    ],
    [
      "skills",
      shownSkills(task.instruction, seed)
        .map((skill, index) => `${index + 1}. ${skill}: ${questions.get(skill) ?? ""}`)
        .join("\n"),
    ],
    [
      "levels",
      domain === "Math" ? fragments.math : domain === "Coding" ? fragments.coding : fragments.general,
    ],
  ]);
  return {
    step,
    scope: { dependsOn: "instruction" },
    messages: prompts.messages[step].map(({ role, content }) => ({
      role,
      // Without a reference, its place leaves no gap.
      content: renderTemplate(
        reference === "" ? content.replace("{{reference_part}}\n\n", "") : content,
        values,
      ),
    })),
    sampling: { maxTokens: maxTokens[step] },
    sample: 0,
    answer: { kind: "text", examples: examples[step] },
  };
}

function shownSkills(instruction: string, seed: number): readonly string[] {
  return seededOrder(skills, `${seed} ${sha256(instruction)}`).map((place) => skills[place] ?? "");
}
