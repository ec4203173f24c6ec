import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { linesOf } from "../imports/support/source-file.js";
import { judgeAnswer, startJudgeServer, type JudgeServer } from "../support/judge-server.js";
import { openAiError, openAiReply } from "../support/openai-server.js";
import { judgeCard, makeProject, storedCalls, type Project } from "../support/project.js";

const questions = Array.from({ length: 12 }, (_, index) => ({
  ...{
    idx: index + 1,
    instruction: `Tell me about thing ${index + 1}`,
    skill: [],
    domain: [],
    difficulty: -1,
  },
}));
const command = ["flask", "respond", "model", "--questions", "questions.jsonl", "--out", "out"];

function projectFor(server: JudgeServer): Project {
  return makeProject({
    evaluators: { model: judgeCard(server.url, { limits: { concurrency: 2, maxAttempts: 1 } }) },
    files: { "questions.jsonl": linesOf(...questions) },
  });
}

function answersOf(project: Project): readonly unknown[] {
  return project.read("out/responses/model.jsonl").trimEnd().split("\n").map(parseJson);
}

describe("reife flask respond", () => {
  it(
    "asks each instruction once as it stands, keeps the answers, and goes on after a kill",
    { timeout: 60_000 },
    async () => {
      const server = await startJudgeServer({
        delayMs: 15,
        instead: (request) => judgeAnswer(request, 15, `About: ${request.prompt}`),
      });
      const project = projectFor(server);
      const cli = project.start([...command, "--quiet"]);
      while (server.asked.length < 4) await new Promise((resolve) => setTimeout(resolve, 5));
      cli.send("SIGKILL");
      await cli.done;
      const before = new Set(storedCalls(`${project.folder}/out`).map(({ messagesHash }) => messagesHash));
      const mark = server.asked.length;
      const { code, stdout } = await project.cli(command);
      expect({ code, stdout }).toEqual({
        code: 0,
        stdout: "model: 12 of 12 questions\n  out/responses/model.jsonl\n",
      });
      expect(server.asked.slice(mark).filter(({ messagesHash }) => before.has(messagesHash))).toEqual([]);
      expect(server.asked[0]?.prompt).toMatch(/^Tell me about thing \d+$/u);
      const answers = answersOf(project);
      expect(answers).toHaveLength(12);
      expect(answers[2]).toMatchObject({
        question_id: 3,
        text: "About: Tell me about thing 3",
        model_id: "model",
        finishReason: "stop",
      });
      const after = server.asked.length;
      expect(await project.cli([...command, "--quiet"])).toMatchObject({ code: 0, stdout: "" });
      expect(server.asked).toHaveLength(after);
    },
  );

  it("keeps refusals and cut answers, and says which questions have none", async () => {
    const server = await startJudgeServer({
      instead: (request) => {
        if (request.prompt.endsWith("thing 1")) return openAiReply({ text: "I cannot help with that." });
        if (request.prompt.endsWith("thing 2")) return openAiReply({ text: "It is", finishReason: "length" });
        if (request.prompt.endsWith("thing 3")) return openAiReply({ text: "  " });
        if (request.prompt.endsWith("thing 4"))
          return openAiReply({ text: "", finishReason: "content_filter" });
        if (request.prompt.endsWith("thing 5")) return openAiError(400, { message: "no" });
        return judgeAnswer(request, 0, "Fine.");
      },
    });
    const project = projectFor(server);
    const { code, stdout } = await project.cli(command);
    expect(code).toBe(3);
    expect(stdout).toContain("model: 9 of 12 questions; lost: ");
    expect(stdout).toContain("1 empty");
    expect(stdout).toContain("1 bad-request");
    expect(stdout).toContain("The same command goes on");
    expect(answersOf(project)).toMatchObject([
      { question_id: 1, text: "I cannot help with that." },
      { question_id: 2, text: "It is", finishReason: "length" },
      ...[6, 7, 8, 9, 10, 11, 12].map((id) => ({ question_id: id, text: "Fine." })),
    ]);
  });

  it("takes answers made elsewhere, stops at a budget, and refuses what writes nothing", async () => {
    const server = await startJudgeServer();
    const project = projectFor(server);
    project.write(
      "chat.jsonl",
      linesOf(...questions.slice(0, 9).map(({ idx }) => ({ question_id: idx, text: `A${idx}` }))),
    );
    const imported = await project.cli([
      "flask",
      "respond",
      "--import",
      "chat.jsonl",
      "--questions",
      "questions.jsonl",
      "--out",
      "out",
    ]);
    expect(imported).toMatchObject({
      ...{ code: 0, stdout: "chat: 9 answers to 12 questions; 3 without an answer: 10-12\n" },
    });
    expect(project.read("out/responses/chat.jsonl").split("\n")[0]).toBe('{"question_id":1,"text":"A1"}');
    expect(server.asked).toHaveLength(0);
    const stopped = await project.cli([...command, "--max-cost", "0", "--json"]);
    expect(stopped.code).toBe(5);
    expect(stopped.stdout).toContain('"type":"stage.done"');
    expect(server.asked).toHaveLength(0);
    expect(
      await project.cli(["flask", "respond", "nulls/longest", "--questions", "questions.jsonl"]),
    ).toMatchObject({ code: 2 });
    expect((await project.cli(["flask", "respond"])).stderr).toContain("Cannot answer without a model");
  });
});
