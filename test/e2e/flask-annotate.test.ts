import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { linesOf } from "../imports/support/source-file.js";
import {
  judgeAnswer,
  startJudgeServer,
  type JudgeRequest,
  type JudgeServer,
} from "../support/judge-server.js";
import { judgeCard, makeProject, pairRows, storedCalls, type Project } from "../support/project.js";

const levels = ["simple lifestyle knowledge", "formal education knowledge", "expert level knowledge"];
const fields = ["Math", "Coding", "Health, Psychology"];
const topicOf = (request: JudgeRequest): number => Number(/about topic (\d+)/u.exec(request.prompt)?.[1]);

/** What an annotator says: Factuality, Readability and Conciseness by the numbers that it was shown. */
function labelOf(request: JudgeRequest): string {
  const topic = topicOf(request);
  if (request.prompt.includes("Which field of knowledge")) return fields[topic % 3] ?? "";
  if (!request.prompt.includes("Which three of the skills")) return levels[topic % 3] ?? "";
  const numbers = ["Factuality", "Readability", "Conciseness"].map(
    (skill) => new RegExp(`^(\\d+)\\. ${skill}:`, "mu").exec(request.prompt)?.[1] ?? "",
  );
  return topic === 4 ? "I would rather not." : `Because.\n[${numbers.join(", ")}]`;
}

function projectFor(server: JudgeServer): Project {
  const judge = judgeCard(server.url, { limits: { concurrency: 2 } });
  return makeProject({ evaluators: { judge }, rows: pairRows(9), config: { evaluators: ["nulls/longest"] } });
}

const command = ["flask", "annotate", "judge", "--questions", "pairs", "--out", "labels"];

describe("reife flask annotate", () => {
  it(
    "labels a dataset's instructions, goes on after a kill, and slices a run by them",
    { timeout: 60_000 },
    async () => {
      const server = await startJudgeServer({
        instead: (request) => judgeAnswer(request, 15, labelOf(request)),
      });
      const project = projectFor(server);
      const cli = project.start([...command, "--quiet"]);
      while (server.asked.length < 6) await new Promise((resolve) => setTimeout(resolve, 5));
      cli.send("SIGKILL");
      await cli.done;
      const before = new Set(storedCalls(`${project.folder}/labels`).map(({ messagesHash }) => messagesHash));
      const mark = server.asked.length;
      const { code, stdout } = await project.cli(command);
      expect({ code, stdout }).toEqual({
        code: 0,
        stdout: "judge: 8 of 9 questions; lost: 1 no-verdict\n  labels/annotations/judge.jsonl\n",
      });
      expect(server.asked.slice(mark).filter(({ messagesHash }) => before.has(messagesHash))).toEqual([]);
      // Nine pairs of eight instructions: three questions for each of these.
      expect(storedCalls(`${project.folder}/labels`)).toHaveLength(24);
      const lines = project.read("labels/annotations/judge.jsonl").trimEnd().split("\n").map(parseJson);
      expect(lines).toHaveLength(9);
      expect(lines[2]).toMatchObject({
        ...{ dataset: "pairs", evaluator: "judge", domain: ["Health", "Humanities"], lost: {} },
        ...{ skill: ["Factuality", "Readability", "Conciseness"], difficulty: ["expert level knowledge"] },
      });
      expect(lines[4]).toMatchObject({ domain: ["Coding"], lost: { skill: "no-verdict" } });
      const shown = server.asked.filter(({ prompt }) => prompt.includes("Which three of the skills"));
      const orders = shown.map(({ prompt }) =>
        [...prompt.matchAll(/^\d+\. ([A-Z][^:]+):/gmu)].map(([, name]) => name).join(),
      );
      expect(new Set(orders).size).toBeGreaterThan(3);
      const guided = server.asked.filter(({ prompt }) => prompt.includes("Five levels"));
      expect(guided.some(({ prompt }) => prompt.includes("counting and sums"))).toBe(true);
      expect(guided.some(({ prompt }) => prompt.includes("without writing code"))).toBe(true);

      expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0 });
      const file = "labels/annotations/judge.jsonl";
      const sliced = await project.cli([
        "leaderboard",
        "results/test",
        "--by",
        "evaluator,domain,skill",
        "--annotations",
        file,
        "--format",
        "csv",
      ]);
      expect(sliced.stdout).toContain("nulls/longest,Humanities,Factuality,");
      expect(sliced.stdout).toContain("nulls/longest,Coding,(none),");
      const whole = await project.cli(["leaderboard", "results/test", "--annotations", file]);
      expect(whole).toMatchObject({ code: 2 });
    },
  );

  it("says how far the labels agree with others", { timeout: 60_000 }, async () => {
    const server = await startJudgeServer({
      instead: (request) => judgeAnswer(request, 0, labelOf(request)),
    });
    const project = projectFor(server);
    const given = pairRows(9)
      .slice(0, 8)
      .map(({ instruction }, topic) => ({
        ...{ idx: topic, instruction, skill: ["Factuality", "Readability", "Harmlessness"] },
        // One domain differs; one has no label.
        domain:
          topic === 0
            ? ["History"]
            : topic === 1
              ? ["-1"]
              : [["Math"], ["Coding", "Math"], ["Health"]][topic % 3],
        difficulty: levels[topic % 3],
      }));
    project.write("given.jsonl", linesOf(...given));
    const { code, stdout } = await project.cli([...command, "--against", "given.jsonl", "--json"]);
    expect(code).toBe(0);
    const last = parseJson(stdout.trimEnd().split("\n").at(-1) ?? "") as {
      readonly rows: readonly {
        readonly label: string;
        readonly figure: string;
        readonly n: number;
        readonly estimate: { readonly value?: number };
      }[];
    };
    const figures = Object.fromEntries(
      last.rows.map(({ label, figure, n, estimate }) => [`${label} ${figure}`, [n, estimate.value]]),
    );
    // Nine instances, two of topic 7: its label counts for both.
    expect(figures["domain first"]).toEqual([8, 7 / 8]);
    expect(figures["domain set"]).toEqual([8, 2 / 8]);
    expect(figures["skill overlap"]).toEqual([8, expect.closeTo(2 / 3, 10)]);
    expect(figures["difficulty exact"]).toEqual([9, 1]);
    expect(figures["difficulty quadratic kappa"]).toEqual([9, 1]);
    expect(figures["difficulty spearman"]).toEqual([9, expect.closeTo(1, 10)]);
  });
});
