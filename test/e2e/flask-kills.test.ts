import { describe, expect, it } from "vitest";
import { skills } from "../../src/flask/skills.js";
import { linesOf } from "../imports/support/source-file.js";
import { judgeAnswer, startJudgeServer, type JudgeRequest } from "../support/judge-server.js";
import { judgeCard, makeProject, storedCalls } from "../support/project.js";

const questions = Array.from({ length: 8 }, (_, index) => ({
  ...{ idx: index + 1, instruction: `Tell me about thing ${index + 1}`, answer: "It is fine" },
  ...{ skill: [skills[index], skills[index + 4]], domain: ["Language"], difficulty: "major level knowledge" },
}));
const of = ["judge", "--questions", "questions.jsonl"];

/** What the stages ask is told from their prompts; a review is answered as any judge is. */
function saidTo(request: JudgeRequest): string | undefined {
  const { prompt } = request;
  if (prompt.includes("Which field of knowledge")) return "Math";
  if (prompt.includes("Which three of the skills")) return "Because.\n[1, 5, 9]";
  if (prompt.includes("Five levels")) return "expert level knowledge";
  if (prompt.includes("Write at most five questions")) {
    const own = questions.find(({ instruction }) => prompt.includes(`${instruction}\n`));
    return own?.skill.map((skill) => `[${skill}] Is it so?`).join("\n");
  }
  return prompt.startsWith("Tell me") ? `About: ${prompt}` : undefined;
}

describe("a stage of reife flask that is killed in the middle", () => {
  it.each([
    ["annotate", of, 24, ["annotations/judge.jsonl"]],
    ["respond", of, 8, ["responses/judge.jsonl"]],
    ["checklist", of, 8, ["checklists/judge.jsonl"]],
    [
      "review",
      [...of, "--responses", "ann.jsonl", "--repeats", "2"],
      16,
      ["judgments.jsonl", "instances.jsonl"],
    ],
  ] as const)(
    "%s: goes on, asks nothing twice that is kept, and ends as if nothing had been",
    { timeout: 120_000 },
    async (stage, args, calls, files) => {
      const server = await startJudgeServer({
        instead: (request) => judgeAnswer(request, 25, saidTo(request)),
      });
      const project = makeProject({
        evaluators: { judge: judgeCard(server.url, { limits: { concurrency: 2, maxAttempts: 1 } }) },
        files: {
          "questions.jsonl": linesOf(...questions),
          "ann.jsonl": linesOf(...questions.map(({ idx }) => ({ question_id: idx, text: `On ${idx}` }))),
        },
      });
      const commandTo = (out: string): readonly string[] => ["flask", stage, ...args, "--out", out];
      const whole = await project.cli(commandTo("whole"));
      expect({ code: whole.code, asked: server.asked.length }).toEqual({ code: 0, asked: calls });

      const cli = project.start([...commandTo("killed"), "--quiet"]);
      while (server.asked.length < calls + 4) await new Promise((resolve) => setTimeout(resolve, 5));
      cli.send("SIGKILL");
      await cli.done;
      const kept = storedCalls(`${project.folder}/killed`).length;
      const mark = server.asked.length;
      expect((await project.cli([...commandTo("killed"), "--quiet"])).code).toBe(0);
      expect(server.asked.slice(mark)).toHaveLength(calls - kept);
      expect(
        storedCalls(`${project.folder}/killed`)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(
        storedCalls(`${project.folder}/whole`)
          .map(({ id }) => id)
          .sort(),
      );
      for (const file of files) expect(project.read(`killed/${file}`)).toBe(project.read(`whole/${file}`));
    },
  );
});
