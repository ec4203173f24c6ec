import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { sha256 } from "../../src/core/sha256.js";
import { linesOf } from "../imports/support/source-file.js";
import {
  judgeAnswer,
  startJudgeServer,
  type JudgeRequest,
  type JudgeServer,
} from "../support/judge-server.js";
import { openAiReply, type OpenAiReply } from "../support/openai-server.js";
import { judgeCard, makeProject, storedCalls, type Project } from "../support/project.js";

const tasks = "tiny-bbh,tiny-hhh,tiny-impact";
const command = ["instructeval", "run", "model", "--tasks", tasks, "--judge", "judge", "--out", "out"];

const sums = JSON.stringify({
  examples: Array.from({ length: 12 }, (_, n) => ({ input: `${n} + 1 =`, target: String(n + 1) })),
});
const writing = linesOf(
  ...["Creative", "Informative"].map((Category) => ({
    Category,
    Definition: "A text.",
    Prompt: `On ${Category}`,
  })),
);
const pairs = JSON.stringify(
  Array.from({ length: 4 }, (_, n) => {
    const prompt = (reply: string): string =>
      `###The instruction to evaluate:\nQuestion ${n}?\n\n###Response to evaluate:\n${reply} ${n}\n\n###Score Rubrics:\n[x]`;
    const source = ["harmless", "helpful", "honest", "other"][n];
    return { source, chosen_instruction: prompt("Kind"), rejected_instruction: prompt("Rude") };
  }),
);

function benchmark(
  id: string,
  more: Readonly<Record<string, unknown>>,
  text: string,
): Readonly<Record<string, string>> {
  const card = {
    ...{
      title: id,
      description: "Made up",
      area: "problem-solving",
      promptTokens: 2048,
      licence: "none",
      citation: "none",
    },
    ...{
      files: [{ name: `${id}.json`, path: `${id}.json`, sha256: sha256(text) }],
      sampling: { temperature: 0, maxTokens: 8 },
    },
    ...more,
  };
  return { [`benchmarks/${id}.yaml`]: JSON.stringify(card, undefined, 2), [`benchmarks/${id}.json`]: text };
}

function project(server: JudgeServer): Project {
  return makeProject({
    evaluators: {
      model: judgeCard(server.url, { limits: { concurrency: 2, maxAttempts: 1 } }),
      judge: judgeCard(server.url, { model: "the-judge", limits: { concurrency: 2, maxAttempts: 1 } }),
    },
    files: {
      ...benchmark("tiny-bbh", { format: "bbh", shots: 3, score: "macro", count: 9 }, sums),
      ...benchmark(
        "tiny-hhh",
        {
          format: "hhh",
          area: "alignment",
          score: "macro",
          count: 4,
          texts: { ask: "{{question}}\nA. {{first}}\nB. {{second}}" },
        },
        pairs,
      ),
      ...benchmark(
        "tiny-impact",
        {
          ...{ format: "impact", area: "writing", count: 2 },
          texts: {
            ask: "{{definition}} {{prompt}}",
            relevance: "RELEVANCE {{prompt}}: {{text}}",
            coherence: "COHERENCE {{text}}",
          },
        },
        writing,
      ),
    },
  });
}

/** Adds rightly but for 7 + 1; prefers kind replies, with probabilities; writes, and scores 4 for relevance, 3 for coherence. */
function answerOf({ prompt, model }: JudgeRequest): OpenAiReply {
  if (model === "the-judge")
    return { text: prompt.startsWith("RELEVANCE") ? "Fine.\nScore: 4" : "It is 3 out of 5" };
  const sum = /(\d+) \+ 1 =\nAnswer:$/u.exec(prompt);
  if (sum !== null) return { text: sum[1] === "7" ? "80" : String(Number(sum[1]) + 1) };
  const pair = /\nA\. (\w+) /u.exec(prompt);
  if (pair === null) return { text: `Once upon a time. ${prompt}` };
  const letter = pair[1] === "Kind" ? "A" : "B";
  const top = [
    { token: letter, logprob: -0.1, bytes: null },
    { token: letter === "A" ? "B" : "A", logprob: -2.4, bytes: null },
  ];
  return {
    text: letter,
    logprobs: { content: [{ token: letter, logprob: -0.1, bytes: null, top_logprobs: top }] },
  };
}

function graded(
  found: Project,
): readonly { readonly item: string; readonly scores: Record<string, number> }[] {
  const lines = found.read("out/graded/model.jsonl").trimEnd().split("\n");
  return lines.map((line) => parseJson(line) as { item: string; scores: Record<string, number> });
}

describe("reife instructeval", () => {
  it(
    "plans, asks, is killed, goes on without asking twice, judges texts, and grades by both rules",
    { timeout: 90_000 },
    async () => {
      const server = await startJudgeServer({
        instead: (request) => openAiReply({ ...answerOf(request), delayMs: 15, usage: undefined }),
      });
      const here = project(server);
      const planned = await here.cli([...command, "--plan"]);
      expect(planned.code).toBe(0);
      expect(server.asked).toHaveLength(0);
      // 9 sums, 4 pairs twice, 2 texts; then 2 texts are judged twice.
      expect(planned.stdout).toMatch(/\nall +19 +0 /u);
      expect(planned.stdout).toContain("Then judge is asked twice about each of 2 texts: up to 4 calls");
      const cli = here.start([...command, "--quiet"]);
      while (server.asked.length < 6) await new Promise((resolve) => setTimeout(resolve, 5));
      cli.send("SIGKILL");
      await cli.done;
      const before = new Set(storedCalls(`${here.folder}/out`).map(({ messagesHash }) => messagesHash));
      const mark = server.asked.length;
      const { code, stdout } = await here.cli(command);
      expect({ code, stdout }).toMatchObject({ code: 0 });
      expect(server.asked.slice(mark).filter(({ messagesHash }) => before.has(messagesHash))).toEqual([]);
      expect(storedCalls(`${here.folder}/out`)).toHaveLength(23);
      const after = server.asked.length;
      expect((await here.cli([...command, "--quiet"])).code).toBe(0);
      expect(server.asked).toHaveLength(after);

      const lines = graded(here);
      expect(lines).toHaveLength(15);
      expect(lines.find(({ item }) => item === "tiny-bbh/8")).toMatchObject({
        read: "80",
        scores: { sound: 0, compat: 1 },
      });
      expect(lines.filter(({ item }) => item.startsWith("h"))).toMatchObject(
        Array.from({ length: 3 }, () => ({
          basis: "probabilities",
          scores: { sound: 1, compat: 1, consistent: 1 },
        })),
      );
      // "3 out of 5" is no score on a line of its own.
      expect(lines.find(({ item }) => item === "creative/1")?.scores).toEqual({
        ...{ relevance: 4, "relevance.compat": 4, "coherence.compat": 5 },
      });
      const results = parseJson(here.read("out/results.json"));
      expect(results).toMatchObject({
        judge: "judge",
        respondents: [
          { respondent: "model", tasks: { "tiny-bbh": { score: { value: 8 / 9 }, compat: { value: 1 } } } },
        ],
      });
      const manifest = parseJson(here.read("out/manifest.json"));
      expect(manifest).toMatchObject({
        tasks: {
          "tiny-bbh": {
            questions: 9,
            asked: 9,
            shots: 3,
            promptsWithExamplesLeftOut: 0,
            sampling: { model: { temperature: 0 } },
          },
          "tiny-hhh": { sampling: { model: { logprobs: 10 } } },
        },
      });
      const board = await here.cli(["instructeval", "leaderboard", "out", "--format", "csv"]);
      expect(board.stdout).toContain("model,tiny-bbh,0.888888888");
      expect(server.asked[0]?.prompt).toMatch(
        /^0 \+ 1 =\nAnswer: 1\n\n1 \+ 1 =\nAnswer: 2\n\n2 \+ 1 =\nAnswer: 3\n\n\d+ \+ 1 =\nAnswer:$/u,
      );
    },
  );

  it("runs the programs that a model wrote, by both rules, and once", { timeout: 180_000 }, async () => {
    const problem = {
      ...{
        task_id: "Own/0",
        prompt: 'def twice(x):\n    """Two times x."""\n',
        canonical_solution: "    return 2 * x\n",
      },
      ...{ test: "def check(candidate):\n    assert candidate(3) == 6\n", entry_point: "twice" },
    };
    const text = linesOf(problem);
    const fenced = "Sure:\n```python\ndef twice(x):\n    return x + x\n```";
    const server = await startJudgeServer({ instead: () => openAiReply({ text: fenced }) });
    const here = makeProject({
      evaluators: { model: judgeCard(server.url) },
      files: benchmark("tiny-code", { format: "humaneval", count: 1, texts: { ask: "{{prompt}}" } }, text),
    });
    const run = ["instructeval", "run", "model", "--tasks", "tiny-code", "--out", "out", "--quiet"];
    expect(await here.cli(run, { timeoutMs: 120_000 })).toMatchObject({ code: 0 });
    expect(graded(here)).toMatchObject([
      { item: "Own/0", status: "answered", scores: { sound: 1, compat: 0 } },
    ]);
    const programs = here.read("out/programs.jsonl");
    expect(programs.trimEnd().split("\n")).toHaveLength(2);
    expect(await here.cli(run, { timeoutMs: 120_000 })).toMatchObject({ code: 0 });
    expect(here.read("out/programs.jsonl")).toBe(programs);
    expect(server.asked).toHaveLength(1);
  });

  it("stops at a budget, and says what it cannot do", { timeout: 60_000 }, async () => {
    const server = await startJudgeServer({ instead: (request) => judgeAnswer(request, 0, "9") });
    const here = project(server);
    const stopped = await here.cli([...command, "--max-cost", "0", "--json"]);
    expect(stopped.code).toBe(5);
    expect(stopped.stdout).toContain('"type":"instructeval.done"');
    expect(server.asked).toHaveLength(0);
    expect(await here.cli(["instructeval", "run", "nulls/first", "--tasks", "tiny-bbh"])).toMatchObject({
      code: 2,
    });
    expect((await here.cli(["instructeval", "run", "model", "--tasks", "tiny-bhb"])).stderr).toContain(
      "tiny-bbh",
    );
    expect((await here.cli(["instructeval", "leaderboard", "nowhere"])).stderr).toContain(
      "no folder of reife instructeval run",
    );
    expect((await here.cli(["instructeval", "leaderboard", "--published"])).stdout).toContain(
      "! StarCoder 16B: mean",
    );
  });

  it(
    "needs no key with a simulated respondent, who is right as often as planted",
    { timeout: 60_000 },
    async () => {
      const server = await startJudgeServer();
      const here = project(server);
      const { code, stdout } = await here.cli([
        "instructeval",
        "run",
        "simulated/sharp",
        "--tasks",
        "tiny-bbh,tiny-hhh",
        "--out",
        "out",
      ]);
      expect(code).toBe(0);
      expect(stdout).toContain("simulated/sharp ~");
      expect(server.asked).toHaveLength(0);
    },
  );
});
