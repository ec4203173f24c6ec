import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { temporaryTree } from "../config/temporary-tree.js";
import { startHttpServer, type HttpServer } from "../support/http-server.js";
import { madeUpCard, madeUpPairs } from "../support/made-up-dataset.js";
import { runCli, type CliResult } from "../support/run-cli.js";

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A recording of the made-up pairs in LLMBar's format: right about the first pair both ways, always (a) on the second. */
const recording = JSON.stringify([
  row("Name a fruit.", "Apple", "A chair is a fruit.", ["a", "b"]),
  row("Name a bird.", "A stone", "Owl", ["a", "a"]),
]);

function row(
  input: string,
  one: string,
  two: string,
  [original, swapped]: readonly [string, string],
): unknown {
  const said = (letter: string): unknown => ({ completion: [`Output (${letter})`, "stop"] });
  const results = [{ "swap = False": said(original), "swap = True": said(swapped) }];
  return { input, output_1: one, output_2: two, label: 1, results };
}

interface Project {
  readonly server: HttpServer;
  readonly folder: string;
  readonly run: (...flags: readonly string[]) => Promise<CliResult>;
}

/** A folder with the pairs in the cache and a judge whose recording is at a server's address. */
async function project(sha256: string, status = 200): Promise<Project> {
  const server = await startHttpServer({ answer: () => ({ kind: "send", status, body: recording }) });
  onTestFinished(() => server.close());
  const card = [
    "id: judge",
    "title: A recorded judge",
    "adapter: recorded",
    "format: llmbar",
    "judge: Some judge",
    'path: "mine/{dataset}/{judge}/{protocol}.json"',
    `url: "${server.url}/{folder}/{judge}/{protocol}.json"`,
    "folders: { made-up: Natural }",
    "protocols: { base: Vanilla }",
    `sha256: { "mine/made-up/Some judge/Vanilla.json": ${sha256} }`,
    "",
  ].join("\n");
  const folder = temporaryTree({
    "evaluators/judge.yaml": card,
    "datasets/made-up.yaml": madeUpCard({ id: "made-up", url: `${server.url}/pairs` }),
    "mine.yaml": "evaluators: [judge]\nprotocols: [base]\ndatasets: [made-up]\n",
    "cache/data/made-up/pairs.jsonl": madeUpPairs,
  });
  const env = { REIFE_CACHE_DIR: join(folder, "cache") };
  const run = (...flags: readonly string[]): Promise<CliResult> =>
    runCli(["run", "mine.yaml", "--out", "run", ...flags], { cwd: folder, env });
  return { server, folder, run };
}

const cached = (folder: string): string =>
  join(folder, "cache/recorded/mine/made-up/Some judge/Vanilla.json");

describe("reife run with a recorded judge whose recording is elsewhere", () => {
  it("fetches it once, checks it, keeps it, and replays it", async () => {
    const { server, folder, run } = await project(hashOf(recording));
    const first = await run();
    expect(first).toMatchObject({ code: 0 });
    expect(first.stderr).toContain("reife: Fetching recorded/mine/made-up/Some judge/Vanilla.json\n");
    expect(server.requests.map(({ path }) => path)).toEqual(["/Natural/Some%20judge/Vanilla.json"]);
    expect(readFileSync(cached(folder), "utf8")).toBe(recording);
    const board = parseJson(readFileSync(join(folder, "run", "leaderboard.json"), "utf8"));
    expect(board).toMatchObject({
      cells: [{ accuracy: { value: 0.75 }, bothCorrect: { value: 0.5 }, selfAgreement: { value: 0.5 } }],
    });
    expect(await run("--offline")).toMatchObject({ code: 0 });
    expect(server.count()).toBe(1);
  });

  it("keeps nothing that is not what the card pins, and says which cell has to do without", async () => {
    const { folder, run } = await project(hashOf("another recording"));
    const { code, stderr } = await run();
    expect(code).toBe(2);
    expect(stderr).toMatch(/judge x base x made-up: .*could not be fetched: .*sha256/u);
    expect(existsSync(cached(folder))).toBe(false);
    expect(existsSync(join(folder, "run"))).toBe(false);
  });

  it("asks nobody with --offline, and nobody for a recording that no card pins", async () => {
    const pinned = await project(hashOf(recording));
    const offline = await pinned.run("--offline");
    expect(offline.code).toBe(2);
    expect(offline.stderr).toContain("--offline forbids fetching it");
    expect(pinned.server.count()).toBe(0);
    const file = join(pinned.folder, "evaluators/judge.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace(/^sha256: .*$/mu, ""));
    const unpinned = await pinned.run();
    expect(unpinned.code).toBe(2);
    expect(unpinned.stderr).toContain("neither in the mirror nor in the cache");
    expect(pinned.server.count()).toBe(0);
  });
});
