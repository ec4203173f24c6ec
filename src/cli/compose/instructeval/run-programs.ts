import { join } from "node:path";
import type { CodeProblem } from "../../../core/code-problem.js";
import { SandboxError } from "../../../core/errors.js";
import type { CodeSample } from "../humaneval/read-samples.js";
import { defaultSandboxLimits } from "../../../sandbox/sandbox-limits.js";
import type { GradedItem } from "../../../instructeval/graded-item.js";
import type { Item } from "../../../instructeval/item.js";
import { programScores } from "../../../instructeval/program-scores.js";
import { createProgramRunner } from "../create-program-runner.js";
import type { StageReply } from "../flask/stage-replies.js";
import { gradeSamples } from "../humaneval/grade-samples.js";
import { openGrades } from "../humaneval/open-grades.js";
import type { Surroundings } from "../surroundings.js";

/** Whose programs are run. */
export interface ProgramsParts {
  /** Folder of the results. */
  readonly out: string;
  readonly surroundings: Surroundings;
  /** Replies by respondent, to questions of any kind. */
  readonly replies: ReadonlyMap<string, readonly StageReply[]>;
  readonly itemOf: (reply: StageReply) => Item | undefined;
  /** Told what keeps programs from being run. */
  readonly warn: (message: string) => void;
  readonly onGrade?: ((done: number, all: number) => void) | undefined;
}

interface Written {
  readonly reply: StageReply;
  readonly samples: readonly CodeSample[];
}

/**
 * Runs the programs that respondents wrote, by the authors' rule and by ours, and gives the scores of each reply. What has run before is
 * in `programs.jsonl` and does not run again. A sandbox that does not work leaves programs without a score: nobody is blamed for it.
 */
export async function runPrograms(
  parts: ProgramsParts,
): Promise<ReadonlyMap<StageReply, GradedItem["scores"]>> {
  const { out, surroundings, warn, onGrade } = parts;
  const written = writtenPrograms(parts);
  const scores = new Map<StageReply, GradedItem["scores"]>();
  const samples = written.flatMap((entry) => entry.samples);
  if (samples.length === 0) return scores;
  const limits = defaultSandboxLimits;
  const runner = createProgramRunner(surroundings, { limits });
  try {
    const grades = openGrades(join(out, "programs.jsonl"));
    const graded = await gradeSamples({
      samples,
      rules: ["compat", "sound"],
      runner,
      limits,
      grades,
      onGrade,
    });
    const passed = new Set(
      graded
        .filter(({ outcome }) => outcome.kind === "passed")
        .map(({ sample, rule }) => `${sample} ${rule}`),
    );
    for (const { reply, samples: own } of written) {
      const count = (rule: string): number =>
        own.filter(({ index }) => passed.has(`${index} ${rule}`)).length;
      scores.set(reply, programScores({ sound: count("sound"), compat: count("compat") }, own.length));
    }
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    warn(`Programs were not run: ${error.message}`);
  } finally {
    await runner.close();
  }
  return scores;
}

function writtenPrograms({ replies, itemOf }: ProgramsParts): readonly Written[] {
  let index = 0;
  return [...replies.values()].flat().flatMap((reply): Written[] => {
    const item = itemOf(reply);
    if (item?.gold.kind !== "program" || reply.outcome?.kind !== "scores") return [];
    const { prompt, test, entryPoint, solution } = item.gold;
    const problem: CodeProblem = { id: item.id, prompt, tests: test, entryPoint, solution };
    const samples = [...reply.records.values()].map((record) => {
      index += 1;
      return { index, problem, completion: record.reply.text };
    });
    return samples.length === 0 ? [] : [{ reply, samples }];
  });
}
