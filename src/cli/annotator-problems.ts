import { ConfigError, SuiteError, type FileIssue } from "../core/errors.js";
import type { JudgingTask } from "../core/judging-task.js";
import type { StepReply } from "../core/protocol.js";
import { annotationProtocol } from "../flask/annotation-protocol.js";
import { skills } from "../flask/skills.js";
import { loadAnnotator } from "./compose/flask/load-annotator.js";
import type { Surroundings } from "./compose/surroundings.js";

const sample: JudgingTask = {
  ...{ dataset: "sample", instance: "1", task: "pointwise", instruction: "Say hello", outputs: [] },
  ...{ reference: "Hello", skills: [], repeat: 0 },
  presentation: { position: "original", labels: "follow" },
};

/**
 * What is wrong with the prompts by which instructions are annotated (`annotators/flask.md`), and with what the rubric says of the skills. Each
 * prompt is rendered once, so that a hole that nothing fills is found before it is paid for.
 */
export function annotatorProblems(surroundings: Surroundings): readonly FileIssue[] {
  const file = "annotators/flask.md";
  try {
    const annotator = loadAnnotator(surroundings);
    const protocol = annotationProtocol({ ...annotator, seed: 1 });
    const first = protocol.next(sample, []);
    const replies = (first.kind === "ask" ? first.asks : []).map(({ step, scope }): StepReply => {
      return { step, scope, sample: 0, reply: { text: "", finishReason: "stop" } };
    });
    protocol.next(sample, replies);
    const unknown = skills.filter((skill) => !annotator.questions.has(skill));
    return unknown.map((skill) => ({
      ...{ file: "protocols/rubrics/flask.yaml", message: `no criterion is called ${skill}` },
      hint: "annotators are shown what each of the twelve skills asks",
    }));
  } catch (error) {
    if (error instanceof ConfigError) return error.issues;
    if (error instanceof SuiteError) return [{ file, message: error.message }];
    throw error;
  }
}
