import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { linesOf } from "../imports/support/source-file.js";
import { judgeAnswer, startJudgeServer } from "../support/judge-server.js";
import { judgeCard, makeProject } from "../support/project.js";

const questions = Array.from({ length: 6 }, (_, index) => ({
  ...{
    idx: index + 1,
    instruction: `Tell me about thing ${index + 1}`,
    answer: `Thing ${index + 1} is fine`,
  },
  ...{ skill: ["Factuality", "Conciseness"], domain: ["Language"], difficulty: "expert level knowledge" },
}));
const answers = linesOf(...questions.map(({ idx }) => ({ question_id: idx, text: `On thing ${idx}` })));
const simulated = {
  ...{ title: "Simulated", adapter: "simulated", seed: 3 },
  traits: {
    ...{ accuracy: 0.8, positionLean: 0, labelLean: 0, lengthLean: 0 },
    ...{ unparsedRate: 0, failureRate: 0, scoreNoise: 0.8 },
  },
};

describe("the stages of reife flask", () => {
  it("score by checklists that were made once, also where somebody edited them", async () => {
    const server = await startJudgeServer({
      instead: (request) =>
        request.prompt.includes("Write at most five questions")
          ? judgeAnswer(
              request,
              0,
              "[Factuality] Is it true?\n[Conciseness] Is it short?\n[Factuality] Is it known?",
            )
          : undefined,
    });
    const project = makeProject({
      evaluators: { judge: judgeCard(server.url) },
      files: { "questions.jsonl": linesOf(...questions), "ann.jsonl": answers },
    });
    const make = ["flask", "checklist", "judge", "--questions", "questions.jsonl", "--out", "lists"];
    expect(await project.cli(make)).toMatchObject({ code: 0 });
    expect(server.asked).toHaveLength(6);
    const file = "lists/checklists/judge.jsonl";
    const lines = project.read(file).trimEnd().split("\n");
    expect(lines).toHaveLength(7);
    expect((await project.cli(["status", "lists"])).stdout).toContain("6 of 6 trials");

    lines[1] = lines[1]?.replace("Is it known?", "Is it common knowledge?") ?? "";
    project.write(file, `${lines.join("\n")}\n`);
    // What somebody edited stays when the stage is run again, and nobody is asked again.
    expect(await project.cli(make)).toMatchObject({ code: 0 });
    expect(project.read(file)).toContain("common knowledge");
    expect(server.asked).toHaveLength(6);

    const review = [
      ...["flask", "review", "judge", "--questions", "questions.jsonl", "--responses", "ann.jsonl"],
      ...["--checklists", file, "--out", "out"],
    ];
    expect(await project.cli(review)).toMatchObject({ code: 0 });
    expect(server.asked).toHaveLength(12);
    const prompts = server.asked.slice(6).map(({ prompt }) => prompt);
    expect(prompts.filter((prompt) => prompt.includes("common knowledge"))).toHaveLength(1);
    const manifest = parseJson(project.read("out/manifest.json"));
    expect(isRecord(manifest) ? manifest["flask"] : {}).toMatchObject({
      checklists: { name: "judge.jsonl", count: 6, edited: ["1"], written: [], asGenerated: true },
    });

    project.write(file, `${lines.slice(0, 4).join("\n")}\n`);
    expect((await project.cli(review)).stderr).toContain("no checklist for 3 of 6 questions: 4-6");
    project.write(file, `${lines.join("\n").replace('"skill":"Conciseness"', '"skill":"Harmlessness"')}\n`);
    expect((await project.cli(review)).stderr).toContain("is not scored on Harmlessness");
    expect((await project.cli([...review, "--protocol", "flask"])).stderr).toContain(
      "no protocol of the review",
    );
  });

  it("can be tried without a key, from labels to tables", async () => {
    const project = makeProject({
      evaluators: { "simulated/one": simulated },
      files: { "questions.jsonl": linesOf(...questions), "ann.jsonl": answers },
    });
    const run = async (...args: readonly string[]): Promise<string> => {
      const { code, stdout, stderr } = await project.cli(["flask", ...args]);
      expect({ args, code, stderr: code === 0 ? "" : stderr }).toMatchObject({ code: 0 });
      return stdout;
    };
    const of = ["--questions", "questions.jsonl"];
    expect(await run("annotate", "simulated/one", ...of, "--out", "labels")).toContain("6 of 6 questions");
    expect(await run("respond", "simulated/one", ...of, "--out", "answers")).toContain("6 of 6 questions");
    await run("respond", "--import", "ann.jsonl", ...of, "--out", "answers");
    const labels = "labels/annotations/simulated-one.jsonl";
    const responses = ["answers/responses/ann.jsonl", "answers/responses/simulated-one.jsonl"];
    const review = ["review", "simulated/one", ...of, "--annotations", labels, "--responses", ...responses];
    expect(await run(...review, "--out", "reviews")).toContain("Simulated, not an LLM: simulated/one");
    expect(await run("aggregate", "reviews")).toContain("ann: 6 reviews of 6 instructions");
    for (const folder of ["labels", "answers", "reviews"])
      expect((await project.cli(["status", folder])).stdout).toContain("100 %");
  });

  it("are walked through in the documentation", { timeout: 120_000 }, async () => {
    const text = readFileSync(fileURLToPath(new URL("../../docs/flask.md", import.meta.url)), "utf8");
    const walk = /^### From labels to reliability\n([^]*?)^## /mu.exec(text)?.[1] ?? "";
    const files = [...walk.matchAll(/`([\w.]+\.jsonl?)`[^`]*```jsonl?\n([^]*?)```/gu)];
    expect(files.map(([, name]) => name)).toEqual(["questions.jsonl", "ann.jsonl", "human.json"]);
    const project = makeProject({
      evaluators: {},
      files: Object.fromEntries(files.map(([, name = "", body = ""]) => [name, body])),
    });
    const commands = [...walk.matchAll(/^reife (.+)$/gmu)].map(([, line = ""]) => line.split(" "));
    expect(commands.length).toBeGreaterThan(6);
    const said: string[] = [];
    for (const command of commands) {
      const { code, stdout, stderr } = await project.cli(command);
      expect({ command, code, stderr: code === 0 ? "" : stderr }).toMatchObject({ code: 0 });
      said.push(stdout);
    }
    expect(project.read("try/radar.svg")).toContain("ann (simulated/sharp)");
    const last = said.at(-1) ?? "";
    expect(last).toMatch(/^simulated\/careful +4 /mu);
    expect(last).toMatch(/^among judges/mu);
    expect(last).toMatch(/^paper: GPT-4, by skill/mu);
  });
});
