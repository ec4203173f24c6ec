import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { judgeAnswer, startJudgeServer, type JudgeServer } from "../support/judge-server.js";
import { openAiError } from "../support/openai-server.js";
import { judgeCard, makeProject, snapshot, type Project } from "../support/project.js";

const prompt = "Which is better? {{instruction}} {{first_label}}: {{first}} {{second_label}}: {{second}}";
const protocol = (parser: string, text = prompt): string =>
  [
    "---\nversion: 1\ntitle: Mine\nsource: nobody\nshape: compare\nsteps:",
    `  - name: verdict\n    dependsOn: presentation\n    parser: ${parser}\n---\n<!-- verdict: user -->\n${text}\n`,
  ].join("\n");
const generated = ["leaderboard.json", "leaderboard.csv", "leaderboard.md", "judgments.jsonl"] as const;
const rescore = ["rescore", "results/test"] as const;

describe("reife rescore reads the stored replies again and asks nobody", () => {
  it("says that nothing moved where nothing has changed", { timeout: 60_000 }, async () => {
    const { server, project } = await finishedRun();
    const before = filesOf(project);
    // Nobody is called, so no key is needed.
    const result = await project.cli([...rescore], { env: { TEST_KEY: undefined } });
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(result.stdout).toMatch(/^Read 24 trials again: nothing moved\n/u);
    expect(filesOf(project)).toEqual(before);
    expect(server.count()).toBe(24);
  });

  it(
    "lists what another parser reads in another way, and makes the files anew",
    { timeout: 60_000 },
    async () => {
      const { server, project } = await finishedRun();
      const before = filesOf(project);
      expect(coverageOf(project)).toMatchObject({ verdicts: 24, unparsed: 0 });

      project.write("protocols/mine.md", protocol("closing-statement"));
      const result = await project.cli([...rescore]);
      expect(result).toMatchObject({ code: 0, stderr: "" });
      expect(result.stdout).toMatch(/^Read 24 trials again: these moved\n/u);
      expect(result.stdout).toMatch(/^judge +mine +pairs +8\/24 +/mu);
      expect(coverageOf(project)).toMatchObject({ verdicts: 16, unparsed: 8, reasons: { "no-verdict": 8 } });

      // As if the run had been made with this parser from the beginning.
      const reusing = ["run", "configs/test.yaml", "--quiet", "--out", "other", "--reuse", "results/test"];
      expect(await project.cli(reusing)).toMatchObject({ code: 0, stderr: "" });
      for (const file of generated) {
        expect(project.read(`results/test/${file}`), file).toBe(project.read(`other/${file}`));
      }

      project.write("protocols/mine.md", protocol("label-line"));
      const back = await project.cli([...rescore, "--json"]);
      expect(back.code).toBe(0);
      expect(parseJson(back.stdout)).toMatchObject({
        lost: 0,
        cells: [{ evaluator: "judge", protocol: "mine", dataset: "pairs", trials: 24, moved: 8 }],
      });
      expect(filesOf(project)).toEqual(before);
      expect(server.count()).toBe(24);
    },
  );

  it("leaves failed trials failed", { timeout: 60_000 }, async () => {
    const { server, project } = await finishedRun(3);
    expect(coverageOf(project)).toMatchObject({ failed: 2 });
    const before = filesOf(project);
    const asked = server.count();
    expect(await project.cli([...rescore])).toMatchObject({ code: 0, stderr: "" });
    expect(filesOf(project)).toEqual(before);
    expect(server.count()).toBe(asked);
  });

  const changes = [
    {
      what: "the prompt",
      change: (project: Project): void => {
        project.write("protocols/mine.md", protocol("label-line", `${prompt} Think first.`));
      },
    },
    {
      what: "the evaluator's settings",
      change: (project: Project): void => {
        const card = project.read("evaluators/judge.yaml");
        project.write(
          "evaluators/judge.yaml",
          card.replace('"model"', '"sampling": {"temperature": 1}, "model"'),
        );
      },
    },
    {
      what: "the step's settings",
      change: (project: Project): void => {
        const more = "parser: label-line\n    sampling: {maxTokens: 9}";
        project.write("protocols/mine.md", protocol("label-line").replace("parser: label-line", more));
      },
    },
  ] as const;

  it.each(changes)(
    "refuses after a change of $what, and writes nothing",
    { timeout: 60_000 },
    async ({ change }) => {
      const { server, project } = await finishedRun();
      change(project);
      const before = snapshot(project);
      const { code, stdout, stderr } = await project.cli([...rescore]);
      expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
      expect(stderr).toMatch(
        /^reife: 24 trials have no stored reply to what would be asked now: .* have changed/u,
      );
      expect(stderr).toContain("Nothing was written.");
      expect(stderr).not.toMatch(/\n\s+at /u);
      expect(snapshot(project)).toEqual(before);
      expect(server.count()).toBe(24);
    },
  );
});

/** A run over 12 pairs: the replies to every third topic are bare labels, the others close with a statement. */
async function finishedRun(
  failing?: number,
): Promise<{ readonly server: JudgeServer; readonly project: Project }> {
  const server = await startJudgeServer({
    instead(request) {
      const topic = Number(/topic (\d+)/u.exec(request.prompt)?.[1]);
      if (topic === failing) return openAiError(400, { message: "No" });
      return topic % 3 === 0 ? judgeAnswer(request, undefined, "Output (a)") : undefined;
    },
  });
  const project = makeProject({
    evaluators: { judge: judgeCard(server.url) },
    config: { protocols: ["mine"] },
    files: { "protocols/mine.md": protocol("label-line") },
  });
  const { code, stderr } = await project.cli(["run", "configs/test.yaml", "--quiet"]);
  expect(code).toBe(failing === undefined ? 0 : 3);
  expect(stderr).toMatch(failing === undefined ? /^$/u : /^reife: 2 of 24 trials failed: /u);
  return { server, project };
}

function filesOf(project: Project): Readonly<Record<string, string>> {
  return Object.fromEntries(generated.map((file) => [file, project.read(`results/test/${file}`)]));
}

function coverageOf(project: Project): unknown {
  const board = parseJson(project.read("results/test/leaderboard.json"));
  const cells = isRecord(board) ? board["cells"] : undefined;
  const cell: unknown = Array.isArray(cells) ? cells[0] : undefined;
  return isRecord(cell) ? cell["coverage"] : undefined;
}
