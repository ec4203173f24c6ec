import { join } from "node:path";
import { expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { replyUsage, startJudgeServer } from "../support/judge-server.js";
import { openAiReply } from "../support/openai-server.js";
import { judgeCard, makeProject, pairRows, storedCalls } from "../support/project.js";

/** What OpenAI caches of a prompt: nothing below so many tokens, and multiples of so many beyond. */
const fewestTokens = 1024;
const stepTokens = 128;

/** Characters that stand for a token. */
const perToken = 4;

/** How many tokens of a prompt began another one before. */
function cachedTokens(prompt: string, earlier: readonly string[]): number {
  const common = Math.max(0, ...earlier.map((other) => commonStart(prompt, other)));
  const tokens = Math.floor(common / perToken / stepTokens) * stepTokens;
  return tokens < fewestTokens ? 0 : tokens;
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

it("a cache of prompts that begin alike pays, and the run, its status and its leaderboard say how much", async () => {
  const prompts: string[] = [];
  const given = { input: 0, cached: 0, hits: 0 };
  const server = await startJudgeServer({
    instead(request) {
      const input = Math.ceil(request.prompt.length / perToken);
      const cached = cachedTokens(request.prompt, prompts);
      prompts.push(request.prompt);
      given.input += input;
      given.cached += cached;
      given.hits += cached > 0 ? 1 : 0;
      const { output } = replyUsage;
      return openAiReply({
        usage: {
          ...{ prompt_tokens: input, completion_tokens: output, total_tokens: input + output },
          prompt_tokens_details: { cached_tokens: cached },
        },
      });
    },
  });
  // A text to work on, as long as those that people cache prompts for.
  const rows = pairRows(6).map((row, index) => ({
    ...row,
    instruction: `Summarize text ${index}. ${`Sentence of text ${index}. `.repeat(300)}`,
  }));
  const price = { input: 1, output: 2, cacheRead: 0.25, asOf: "2024-01-01" };
  const card = judgeCard(server.url, { price, limits: { concurrency: 1, timeoutSeconds: 10 } });
  const project = makeProject({ evaluators: { judge: card }, rows });
  const run = await project.cli(["run", "configs/test.yaml"]);
  expect(run).toMatchObject({ code: 0 });

  // Both presentations of a pair come one after the other, and all that they share comes first.
  expect(given.hits).toBe(6);
  expect(given.cached / given.input).toBeGreaterThan(0.4);

  const calls = storedCalls(join(project.folder, "results/test"));
  const read = calls.reduce((sum, { reply }) => sum + (reply.usage?.cacheRead ?? 0), 0);
  expect(read).toBe(given.cached);
  const paid = calls.reduce((sum, { costUsd = NaN }) => sum + costUsd, 0);
  const output = calls.length * replyUsage.output;
  expect(paid).toBeCloseTo((given.input - given.cached + 0.25 * given.cached + 2 * output) / 1e6, 12);

  const share = Math.floor((given.cached / given.input) * 100);
  const words = `${share} % of ${given.input.toLocaleString("en-US")} input tokens from the cache`;
  expect(run.stdout).toContain(`judge: ${words}`);
  expect((await project.cli(["status", "results/test"])).stdout).toContain(words);
  const board = parseJson(project.read("results/test/leaderboard.json"));
  const [cell] = isRecord(board) && Array.isArray(board["cells"]) ? board["cells"].filter(isRecord) : [];
  expect(cell?.["tokens"]).toMatchObject({ input: given.input, cached: given.cached });
  const csv = await project.cli(["leaderboard", "results/test", "--format", "csv"]);
  expect(csv.stdout).toContain("cachedTokens");
});
