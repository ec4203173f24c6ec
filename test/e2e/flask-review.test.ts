import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { sha256 } from "../../src/core/sha256.js";
import { skills } from "../../src/flask/skills.js";
import { linesOf } from "../imports/support/source-file.js";
import { judgeAnswer, startJudgeServer, type JudgeServer } from "../support/judge-server.js";
import { judgeCard, makeProject, storedCalls, type Project } from "../support/project.js";

const questions = Array.from({ length: 10 }, (_, index) => ({
  ...{
    idx: index + 1,
    instruction: `Tell me about thing ${index + 1}`,
    answer: `Thing ${index + 1} is fine`,
  },
  skill: [skills[index % 12], skills[(index + 5) % 12]],
  ...{ domain: ["Language"], difficulty: "formal education knowledge" },
}));
const command = [
  ...["flask", "review", "judge", "--questions", "questions.jsonl", "--out", "out", "--responses"],
  ...["answers/ann.jsonl", "answers/bob.jsonl"],
];

function answersOf(name: string, count: number): string {
  return linesOf(
    ...questions.slice(0, count).map(({ idx }) => ({ question_id: idx, text: `${name} on thing ${idx}` })),
  );
}

function projectFor(server: JudgeServer): Project {
  return makeProject({
    evaluators: { judge: judgeCard(server.url, { limits: { concurrency: 2, maxAttempts: 1 } }) },
    files: {
      "questions.jsonl": linesOf(...questions),
      // Bob leaves the last one open, and says nothing to the one before.
      "answers/ann.jsonl": answersOf("ann", 10),
      "answers/bob.jsonl": `${answersOf("bob", 8)}${linesOf({ question_id: 9, text: " " })}`,
    },
  });
}

function fieldOf(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}

describe("reife flask review", () => {
  it(
    "asks what its plan counts, goes on after a kill, and is aggregated at once",
    { timeout: 60_000 },
    async () => {
      const server = await startJudgeServer({ delayMs: 15 });
      const project = projectFor(server);
      const plan = await project.cli([...command, "--plan", "--json"]);
      expect(plan.code).toBe(0);
      expect(fieldOf(parseJson(plan.stdout), "total", "calls")).toEqual({ low: 18, high: 18 });
      expect(server.asked).toHaveLength(0);

      const cli = project.start([...command, "--quiet"]);
      while (server.asked.length < 5) await new Promise((resolve) => setTimeout(resolve, 5));
      cli.send("SIGKILL");
      await cli.done;
      const before = new Set(storedCalls(`${project.folder}/out`).map(({ messagesHash }) => messagesHash));
      const mark = server.asked.length;
      const { code, stdout, stderr } = await project.cli(command);
      expect(code).toBe(0);
      expect(stderr).toContain("bob answers 8 of 10 questions; not 9-10");
      expect(stdout).toContain("ann: 10 reviews of 10 instructions");
      expect(stdout).toContain("More: reife flask aggregate out");
      expect(server.asked.slice(mark).filter(({ messagesHash }) => before.has(messagesHash))).toEqual([]);
      expect(storedCalls(`${project.folder}/out`)).toHaveLength(18);

      const asked = server.asked.length;
      expect(await project.cli([...command, "--quiet"])).toMatchObject({ code: 0, stdout: "" });
      expect(server.asked).toHaveLength(asked);
      const aggregate = await project.cli(["flask", "aggregate", "out", "--json"]);
      const models = fieldOf(parseJson(aggregate.stdout), "models");
      expect(models).toMatchObject([
        { model: "ann", reviews: 10, lost: {} },
        { model: "bob", reviews: 8, lost: {} },
      ]);
      expect((await project.cli(["status", "out"])).stdout).toContain("18 of 18 trials");
      const again = await project.cli(["rescore", "out"]);
      expect(again).toMatchObject({ code: 2 });
      expect(again.stderr).toContain("`reife flask review` made it of files");
    },
  );

  it("shows the judge the skills, the reference and the rubric that it is given", async () => {
    const server = await startJudgeServer();
    const project = projectFor(server);
    const rubric = skills.map((skill) => ({
      ...{ Skill: skill, Criteria: `How is ${skill}?` },
      Scoring: { 1: "none", 2: "little", 3: "some", 4: "much", 5: `all of ${skill}` },
    }));
    project.write("rubric.json", JSON.stringify(rubric));
    const args = [...command, "--rubric", "rubric.json", "--limit", "3"];
    expect((await project.cli(args)).code).toBe(0);
    const [first] = server.asked;
    expect(first?.prompt).toContain("is fine");
    expect(first?.prompt).toMatch(/5: all of /u);
    expect(first?.prompt).toContain("Criteria listed in the rubric: 2.");
    const manifest = parseJson(project.read("out/manifest.json"));
    expect(fieldOf(manifest, "flask")).toMatchObject({
      ...{ stage: "review", questions: { set: "questions.jsonl", count: 3 } },
      rubric: { name: "rubric.json" },
    });
    project.write(
      "rubric.json",
      JSON.stringify(rubric.map((entry) => ({ ...entry, Scoring: { 1: "one" } }))),
    );
    const wrong = await project.cli(args);
    expect(wrong).toMatchObject({ code: 2 });
    expect(wrong.stderr).toContain("rubric.json, entry 1: 'Scoring' has no text for level 2");
  });

  it("takes labels of `flask annotate`, and stops at a budget", async () => {
    const server = await startJudgeServer();
    const project = projectFor(server);
    expect((await project.cli([...command, "--max-cost", "0"])).code).toBe(5);
    expect(server.asked).toHaveLength(0);
    project.write(
      "labels.jsonl",
      linesOf({
        cluster: sha256("Tell me about thing 1").slice(0, 16),
        skill: ["Harmlessness"],
        domain: ["Math"],
      }),
    );
    expect((await project.cli([...command, "--annotations", "labels.jsonl"])).code).toBe(0);
    const ofFirst = server.asked.filter(({ prompt }) => prompt.includes("Tell me about thing 1\n"));
    expect(ofFirst).toHaveLength(2);
    expect(ofFirst.every(({ prompt }) => prompt.includes('{"Harmlessness": <score>}'))).toBe(true);
  });

  it("reads no score from a reply that has none for each skill", async () => {
    const server = await startJudgeServer({
      instead: (request) =>
        request.prompt.includes("thing 1\n") ? judgeAnswer(request, 0, "All of it is good: {}") : undefined,
    });
    const project = projectFor(server);
    const { code, stdout } = await project.cli(command);
    expect(code).toBe(0);
    expect(stdout).toContain("ann: 10 reviews of 10 instructions; lost: 1 ");
  });

  it("says what is missing", async () => {
    const server = await startJudgeServer();
    const project = projectFor(server);
    const bare = await project.cli(["flask", "review", "judge", "--questions", "questions.jsonl"]);
    expect(bare).toMatchObject({ code: 2 });
    expect(bare.stderr).toContain("Cannot review without --questions and --responses");
    project.write("other/ann.jsonl", answersOf("ann", 2));
    expect((await project.cli([...command, "other/ann.jsonl"])).stderr).toContain(
      "Two files hold answers of ann",
    );
    expect((await project.cli([...command, "--protocol", "flask-corse"])).stderr).toContain("flask-coarse");
  });
});
