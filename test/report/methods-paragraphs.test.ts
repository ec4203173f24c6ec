import { describe, expect, it } from "vitest";
import { methodsParagraphs, type DescribedRun } from "../../src/report/methods-paragraphs.js";

const run: DescribedRun = {
  ...{ schema: "reife/methods/1", run: "r", versions: { reife: "0.1.0", node: "20" }, reuse: 0, excluded: 2 },
  ...{ start: "2026-03-01T10:00:00Z", end: "2026-03-02T10:00:00Z", ended: "done", seed: 7, resamples: 2000 },
  trials: { planned: 40, judged: 40, failed: 1 },
  ...{ presentations: "default", repeats: 2, limit: 10, tasks: ["pairwise"] },
  evaluators: [
    {
      ...{
        evaluator: "gpt",
        adapter: "openai",
        card: "as used",
        model: "gpt-x-2026",
        served: ["gpt-x-2026-01"],
      },
      ...{ asked: ["2026-03-01", "2026-03-02"], sampling: { temperature: 0 }, released: "2026-01-01" },
    },
    { evaluator: "old", adapter: "anthropic", card: "changed since", served: [] },
  ],
  protocols: [
    {
      ...{
        protocol: "base",
        card: "as used",
        fingerprint: "abcdef0123456789",
        version: 3,
        source: "after Somebody 2024",
      },
      steps: [{ name: "verdict", samples: 1, sampling: { maxTokens: 64 }, parser: "label-line" }],
    },
  ],
  datasets: [
    {
      ...{
        dataset: "d",
        card: "as used",
        title: "D",
        n: 10,
        of: 100,
        clusters: 9,
        task: "pairwise",
        gold: "expert",
      },
      ...{ licence: "MIT", ties: true, files: { "d.json": "0123456789abcdef" } },
    },
  ],
  intervals: {
    accuracy: { "Wilson, effective size": 3, "cluster bootstrap": 1 },
    others: { "cluster bootstrap, expanded": 9 },
  },
  coverage: { trials: 40, verdicts: 38, unparsed: 1, failed: 1, reasons: { refused: 1, timeout: 1 } },
};

describe("methodsParagraphs()", () => {
  it("names every choice", () => {
    const text = methodsParagraphs(run).join("\n");
    for (const part of [
      "reife 0.1.0 (Node 20; 2026-03-01 to 2026-03-02)",
      "D (10 of 100 instances in 9 clusters, pairwise, gold: experts, with ties, licence MIT, sha256 of d.json 0123456789ab)",
      "the first 10 instances of a common order were taken (seed 7)",
      "gpt (model gpt-x-2026, answered as gpt-x-2026-01, through an OpenAI-compatible endpoint, released 2026-01-01, asked 2026-03-01 to 2026-03-02, temperature 0)",
      "base (version 3, fingerprint abcdef012345, after Somebody 2024, step verdict: maxTokens 64, read by label-line)",
      "shown in two orders, letters following the position. Each trial was judged 2 times.",
      "Of 40 trials 38 ended in an answer, 1 in a reply without a usable one and 1 without a reply (refused 1, timeout 1)",
      "2 cells of the matrix",
      "from a cluster bootstrap (2,000 resamples, seed 7), with the same draws for all cells",
      "Of the accuracies of cells 3 have Wilson's interval with the effective size (fewer than 100 clusters, or few on one side) and 1 has the bootstrap's percentiles;",
      "Other figures of cells have percentiles taken further out (fewer than 30 clusters).",
      "bootstrap max-T",
    ])
      expect(text).toContain(part);
  });

  it("says nothing that the run does not support", () => {
    const text = methodsParagraphs(run).join("\n");
    expect(text).toContain("old (through Anthropic's endpoint, its card has changed since");
    expect(text).not.toContain("Spearman");
    expect(text).not.toContain("1/m");
    const [judge] = run.evaluators;
    const [dataset] = run.datasets;
    if (judge === undefined || dataset === undefined) throw new Error("nothing to describe");
    const alone = {
      ...run,
      evaluators: [judge],
      datasets: [{ ...dataset, clusters: 1 }],
      intervals: { accuracy: {}, others: {} },
    };
    const small = methodsParagraphs({ ...alone, trials: { ...run.trials, judged: 3 }, ended: "time" }).join(
      "\n",
    );
    for (const word of ["bootstrap", "Ranks", "compare"]) expect(small).not.toContain(word);
    expect(small).toContain("The run is not complete: 3 of 40 trials were judged.");
    const points = methodsParagraphs({ ...run, tasks: ["pointwise"] }).join("\n");
    expect(points).toContain("Spearman");
    expect(points).not.toContain("Accuracy is the mean credit");
    expect(points).not.toContain("two orders");
  });

  it("tells an imported run as one", () => {
    const imported = { format: "llmbar", files: 3 };
    expect(methodsParagraphs({ ...run, imported })[0]).toContain(
      "imported with reife 0.1.0 (format llmbar, 3 files",
    );
  });
});
