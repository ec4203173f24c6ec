import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { expectLines } from "../support/expect-lines.js";
import { datasetFiles, judgeCard, makeProject, pairRows, snapshot } from "../support/project.js";

/** An input that is wrong, and what is said about it. */
interface BadInput {
  readonly what: string;
  /** Default: `run configs/test.yaml`. */
  readonly args?: readonly string[];
  /** Files that replace those of a sound project, or are added to them. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Default: 2. */
  readonly code?: number;
  /** One for each line on stderr. */
  readonly lines: readonly RegExp[];
}

const goodRows = pairRows(3);
const dataset = datasetFiles(goodRows);
const runArgs = ["run", "configs/test.yaml"] as const;
const rowsWith = (change: object): Readonly<Record<string, string>> =>
  datasetFiles(goodRows.map((row, index) => (index === 1 ? { ...row, ...change } : row)));
const config = (more: object): Readonly<Record<string, string>> => ({
  "configs/test.yaml": JSON.stringify(
    { evaluators: ["judge"], protocols: ["base"], datasets: ["pairs"], ...more },
    undefined,
    2,
  ),
});
const card = (more: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> => ({
  "evaluators/judge.yaml": JSON.stringify(judgeCard("http://127.0.0.1:9", more), undefined, 2),
});
const protocol = (verdict: string, head = ""): string =>
  `---\nversion: 1\ntitle: Mine\nsource: nobody\nshape: compare\nsteps:\n  - name: verdict\n    dependsOn: presentation\n` +
  `    parser: label-line\n${head}---\n<!-- verdict: user -->\n${verdict}\n`;
const whole = "{{instruction}} {{first_label}} {{first}} {{second_label}} {{second}}";

const configs: readonly BadInput[] = [
  {
    what: "a config that is not there",
    args: ["run", "configs/tset.yaml"],
    lines: [/^reife: Cannot read configs\/tset\.yaml: no such file \(did you mean configs\/test\.yaml\?\)$/u],
  },
  {
    what: "a folder as a config",
    args: ["run", "configs"],
    lines: [
      /^reife: Cannot read configs: it is a folder \(name a file in it, such as configs\/test\.yaml\)$/u,
    ],
  },
  {
    what: "an empty config",
    files: { "configs/test.yaml": "" },
    lines: [/^reife: configs\/test\.yaml: The file is empty/u],
  },
  {
    what: "a config of comments",
    files: { "configs/test.yaml": "# nothing\n" },
    lines: [/^reife: configs\/test\.yaml: The file is empty/u],
  },
  {
    what: "a syntax error",
    files: { "configs/test.yaml": "evaluators: [judge\nprotocols: [base]\ndatasets: [pairs]\n" },
    lines: [
      /^reife: configs\/test\.yaml:2:1: Cannot read YAML: .*must be sufficiently indented and end with a \]$/u,
    ],
  },
  {
    what: "an unknown key",
    files: config({ protocls: ["base"] }),
    lines: [/^reife: configs\/test\.yaml:11:3: Unknown key 'protocls' \(did you mean 'protocols'\?\)$/u],
  },
  {
    what: "a wrong type",
    files: config({ repeats: "three" }),
    lines: [/^reife: configs\/test\.yaml:11:14: Expected a whole number of at least 1: got 'three'$/u],
  },
  {
    what: "several problems at once",
    files: config({ repeats: 0, sead: 3, tolerance: 2 }),
    lines: [
      /^reife: configs\/test\.yaml:11:14: Expected a whole number of at least 1: got 0$/u,
      /^configs\/test\.yaml:12:3: Unknown key 'sead' \(did you mean 'seed'\?\)$/u,
      /^configs\/test\.yaml:13:16: Expected a number from 0 to 1: got 2$/u,
      /^3 problems$/u,
    ],
  },
  {
    what: "an unknown evaluator",
    files: config({ evaluators: ["juge"] }),
    lines: [/^reife: configs\/test\.yaml:3:5: Unknown evaluator 'juge' \(did you mean 'judge'\?/u],
  },
  {
    what: "an unknown protocol",
    files: config({ protocols: ["bse"] }),
    lines: [/^reife: configs\/test\.yaml:6:5: Unknown protocol 'bse' \(did you mean 'base'\?/u],
  },
  {
    what: "an unknown dataset",
    files: config({ datasets: ["pair"] }),
    lines: [/^reife: configs\/test\.yaml:9:5: Unknown dataset 'pair' \(did you mean 'pairs'\?/u],
  },
  {
    what: "a glob without a match",
    files: config({ evaluators: ["zzz/*"] }),
    lines: [/^reife: configs\/test\.yaml:3:5: No evaluator matches 'zzz\/\*'/u],
  },
  {
    what: "an id that two cards claim",
    files: { "evaluators/other.yaml": JSON.stringify({ id: "judge", ...judgeCard("http://127.0.0.1:9") }) },
    lines: [/^reife: evaluators\/other\.yaml: The id 'judge' is taken by evaluators\/judge\.yaml/u],
  },
  {
    what: "a name that is a path",
    files: config({ name: "../elsewhere" }),
    lines: [/^reife: configs\/test\.yaml:11:11: Expected a name of .*: got '\.\.\/elsewhere'$/u],
  },
];

const cards: readonly BadInput[] = [
  {
    what: "a key in an evaluator card",
    files: card({ apiKey: "sk-abcdefghijklmnop1234" }),
    lines: [
      /^reife: evaluators\/judge\.yaml:16:3: Keys come from the environment only \(name the variable in apiKeyEnv\)$/u,
    ],
  },
  {
    what: "a key in a header",
    files: card({ headers: { authorization: "Bearer abcdefgh" } }),
    lines: [/^reife: evaluators\/judge\.yaml:17:5: Keys come from the environment only/u],
  },
  {
    what: "an unknown adapter",
    files: card({ adapter: "opnai" }),
    lines: [
      /^reife: evaluators\/judge\.yaml:3:14: Expected one of openai, .*: got 'opnai' \(did you mean 'openai'\?\)$/u,
    ],
  },
  {
    what: "an endpoint that is no address",
    files: card({ baseUrl: "localhost:8000" }),
    lines: [/^reife: evaluators\/judge\.yaml:5:14: Expected a URL such as .*: got 'localhost:8000'$/u],
  },
  {
    what: "a template variable that nobody fills",
    files: { "protocols/mine.md": protocol(`${whole} {{instrction}}`), ...config({ protocols: ["mine"] }) },
    lines: [
      /^reife: protocols\/mine\.md:12:71: unknown variable \{\{instrction\}\} \(did you mean \{\{instruction\}\}\?\)$/iu,
    ],
  },
  {
    what: "a parser that is not there",
    files: {
      "protocols/mine.md": protocol(whole).replace("label-line", "label-lines"),
      ...config({ protocols: ["mine"] }),
    },
    lines: [
      /^reife: protocols\/mine\.md:9:13: .*unknown value "label-lines" \(did you mean label-line\?\)$/u,
    ],
  },
  {
    what: "a protocol without front matter",
    files: { "protocols/mine.md": "# Mine\n", ...config({ protocols: ["mine"] }) },
    lines: [/^reife: protocols\/mine\.md:1:1: no front matter/iu],
  },
];

const data: readonly BadInput[] = [
  {
    what: "an empty dataset",
    files: { ...datasetFiles([]), ...pinned("") },
    lines: [/^reife: Cannot read datasets\/pairs\.jsonl: it holds no rows$/u],
  },
  {
    what: "a gold that is none",
    files: rowsWith({ gold: "C" }),
    lines: [
      /^reife: Cannot read datasets\/pairs\.jsonl row 2 \(line 2\): field 'gold' is "C", expected "A" or "B" or "tie"/u,
    ],
  },
  {
    what: "a field that is missing",
    files: rowsWith({ output_b: undefined }),
    lines: [
      /^reife: Cannot read datasets\/pairs\.jsonl row 2 \(line 2\): field 'output_b' is missing, expected a text/u,
    ],
  },
  {
    what: "a misspelt field",
    files: rowsWith({ referense: "x" }),
    lines: [
      /^reife: Cannot read datasets\/pairs\.jsonl row 2 \(line 2\): unknown field 'referense', did you mean 'reference'\?/u,
    ],
  },
  {
    what: "a row that is no JSON",
    files: pinned(`${JSON.stringify(goodRows[0])}\n{"instruction": \n`),
    lines: [/^reife: Cannot read datasets\/pairs\.jsonl row 2 \(line 2\): it is no JSON: /u],
  },
  {
    what: "a wrong checksum",
    files: { "datasets/pairs.jsonl": "{}\n" },
    lines: [
      /^reife: Cannot find data\/pairs\/pairs\.jsonl: \S+\/datasets\/pairs\.jsonl has sha256 [0-9a-f]{64}, expected [0-9a-f]{64};/u,
    ],
  },
  {
    what: "a wrong count",
    files: {
      "datasets/pairs.yaml": (dataset["datasets/pairs.yaml"] ?? "").replace('"count": 3', '"count": 4'),
    },
    lines: [/^reife: Cannot load dataset pairs: it has 3 instances, its card says 4 /u],
  },
  {
    what: "a dataset that is not here",
    files: {
      "datasets/pairs.yaml": (dataset["datasets/pairs.yaml"] ?? "").replace(
        '"path": "pairs.jsonl"',
        '"url": "http://127.0.0.1:9/pairs.jsonl"',
      ),
    },
    lines: [/^reife: Cannot find data\/pairs\/pairs\.jsonl: .*\(run: reife datasets pull pairs\)$/u],
  },
];

const commands: readonly BadInput[] = [
  {
    what: "no key",
    env: { TEST_KEY: undefined },
    lines: [
      /^reife: Cannot call judge: the environment has no TEST_KEY \(set TEST_KEY in the environment or in \.env/u,
    ],
  },
  {
    what: "an empty key",
    env: { TEST_KEY: "" },
    lines: [/^reife: Cannot call judge: the environment has no TEST_KEY/u],
  },
  {
    what: "an unknown flag",
    args: [...runArgs, "--concurency", "3"],
    lines: [/^reife: Unknown option '--concurency' \(did you mean --concurrency\?\)$/u],
  },
  {
    what: "an unknown command",
    args: ["rnu", "configs/test.yaml"],
    lines: [/^reife: Unknown command 'rnu' \(did you mean run\?\)$/u],
  },
  {
    what: "a missing argument",
    args: ["run"],
    lines: [/^reife: Missing required argument 'config' \(see --help\)$/u],
  },
  {
    what: "an argument too many",
    args: [...runArgs, "configs/other.yaml"],
    lines: [/^reife: Too many arguments for 'run'\. Expected 1 argument but got 2 \(see --help\)$/u],
  },
  {
    what: "a limit that is no number",
    args: [...runArgs, "--limit", "abc"],
    lines: [/^reife: Expected a whole number of at least 1 for --limit: got 'abc'$/u],
  },
  {
    what: "a budget below 0",
    args: [...runArgs, "--max-cost", "-1"],
    lines: [/^reife: Expected a number of at least 0 for --max-cost: got '-1'$/u],
  },
  {
    what: "a time that is none",
    args: [...runArgs, "--max-time", "soon"],
    lines: [/^reife: Expected a duration such as 90s, 30m or 2h for --max-time: got 'soon'$/u],
  },
  {
    what: "a filter that is none",
    args: [...runArgs, "--filter", "nonsense"],
    lines: [/^reife: Expected evaluator=\.\.,protocol=\.\.,dataset=\.\. for --filter: got 'nonsense'$/u],
  },
  {
    what: "a filter that leaves nothing",
    args: [...runArgs, "--filter", "evaluator=other"],
    lines: [/^reife: No evaluator of the run matches --filter evaluator=other \(the run has judge\)$/u],
  },
  {
    what: "a setting that is none",
    args: [...runArgs, "--set", "repeats"],
    lines: [/^reife: Cannot read --set repeats \(write --set key=value/u],
  },
  {
    what: "a file as the run's folder",
    args: [...runArgs, "--out", "datasets/pairs.yaml"],
    lines: [/^reife: Cannot create \S+\/datasets\/pairs\.yaml: a file of that name is in the way/u],
  },
  {
    what: "a run to reuse that is none",
    args: [...runArgs, "--reuse", "datasets"],
    lines: [/^reife: Cannot reuse datasets: it holds no calls\.jsonl \(name a run folder\)$/u],
  },
  {
    what: "a variable that does not fit",
    env: { REIFE_LIMIT: "many" },
    lines: [/^reife: Expected a whole number of at least 1 for REIFE_LIMIT: got 'many'$/u],
  },
  {
    what: "a leaderboard of no run",
    args: ["leaderboard", "datasets"],
    lines: [/^reife: Cannot read datasets: it is no run folder, for it holds no manifest\.json/u],
  },
  {
    what: "a leaderboard of nothing",
    args: ["leaderboard", "results/grid"],
    lines: [/^reife: Cannot read results\/grid: it is no run folder/u],
  },
  {
    what: "a format that is none",
    args: ["leaderboard", "datasets", "--format", "cvs"],
    lines: [
      /^reife: Expected one of table, json, csv, md, latex, html, parquet for --format: got 'cvs' \(did you mean 'csv'\?\)$/u,
    ],
  },
  {
    what: "a benchmark that is none",
    args: ["instructeval", "run", "simulated/sharp", "--tasks", "hhhh"],
    lines: [
      /^reife: Unknown benchmark 'hhhh' \(did you mean 'hhh'\? there are bbh, crass, drop, .*, mmlu\)$/u,
    ],
  },
  {
    what: "rescoring no run",
    args: ["rescore", "datasets"],
    lines: [/^reife: Cannot read datasets: it is no run folder/u],
  },
];

describe("a bad input gets one clear line, and nothing is written", () => {
  it.each([...configs, ...cards, ...data, ...commands])("$what", { timeout: 30_000 }, async (bad) => {
    const project = makeProject({
      evaluators: { judge: judgeCard("http://127.0.0.1:9") },
      rows: goodRows,
      files: bad.files,
    });
    const before = snapshot(project);
    const { code, signal, stdout, stderr } = await project.cli(bad.args ?? runArgs, { env: bad.env });
    expect({ code, signal, stdout }).toEqual({ code: bad.code ?? 2, signal: null, stdout: "" });
    expectLines(stderr, bad.lines);
    expect(snapshot(project)).toEqual(before);
  });
});

function pinned(text: string): Readonly<Record<string, string>> {
  const sha256 = createHash("sha256").update(text).digest("hex");
  const cardText = dataset["datasets/pairs.yaml"] ?? "";
  return {
    "datasets/pairs.yaml": cardText.replace(/"sha256": "[0-9a-f]+"/u, `"sha256": "${sha256}"`),
    "datasets/pairs.jsonl": text,
  };
}
