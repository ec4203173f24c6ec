import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { startHttpServer, type Answerer, type HttpServer } from "../support/http-server.js";
import { madeUpCard, madeUpPairs, type MadeUpCard } from "../support/made-up-dataset.js";
import { runCli, startCli, temporaryFolder } from "../support/run-cli.js";
import { temporaryTree } from "../config/temporary-tree.js";

async function serve(answer: Answerer): Promise<HttpServer> {
  const server = await startHttpServer({ answer });
  onTestFinished(() => server.close());
  return server;
}

function folderWith(...cards: readonly MadeUpCard[]): {
  readonly cwd: string;
  readonly file: (id: string) => string;
} {
  const cwd = temporaryTree(
    Object.fromEntries(cards.map((card) => [`datasets/${card.id}.yaml`, madeUpCard(card)])),
  );
  return { cwd, file: (id) => join(cwd, "cache", "data", id, "pairs.jsonl") };
}

const whole: Answerer = () => ({ kind: "send", body: madeUpPairs });

describe("reife datasets pull", () => {
  test("downloads a dataset, tells where it is, and finds it there the next time", async () => {
    const server = await serve(whole);
    const { cwd, file } = folderWith({ id: "made-up", url: `${server.url}/pairs` });
    const env = { REIFE_CACHE_DIR: join(cwd, "cache") };
    const first = await runCli(["datasets", "pull", "made-up"], { cwd, env });
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toBe(
      `made-up/pairs.jsonl  ${madeUpPairs.length} bytes  downloaded  ${file("made-up")}\n`,
    );
    expect(first.stderr).toBe("Downloading made-up/pairs.jsonl\n");
    expect(readFileSync(file("made-up"), "utf8")).toBe(madeUpPairs);
    const second = await runCli(["datasets", "pull", "made-up"], { cwd, env });
    expect(second).toMatchObject({ code: 0, stderr: "" });
    expect(second.stdout).toContain("in the cache");
    expect(server.count()).toBe(1);
  });

  test("copies a file of the mirror without a download, so that it is here without the mirror too", async () => {
    const server = await serve(whole);
    const { cwd } = folderWith({ id: "made-up", url: `${server.url}/pairs` });
    const mirror = temporaryTree({ "data/made-up/pairs.jsonl": madeUpPairs });
    const env = { REIFE_CACHE_DIR: join(cwd, "cache") };
    const { code, stdout } = await runCli(["datasets", "pull", "made-up", "--mirror", mirror], { cwd, env });
    expect({ code, calls: server.count() }).toEqual({ code: 0, calls: 0 });
    expect(stdout).toContain(`copied from the mirror  ${join(cwd, "cache")}`);
    const again = await runCli(["datasets", "pull", "made-up", "--offline"], { cwd, env });
    expect({ code: again.code, calls: server.count() }).toEqual({ code: 0, calls: 0 });
  });

  test("keeps nothing whose sha256 is not the card's, and exits with 2", async () => {
    const server = await serve(whole);
    const wrong = "0".repeat(64);
    const { cwd, file } = folderWith({ id: "made-up", url: `${server.url}/pairs`, sha256: wrong });
    const env = { REIFE_CACHE_DIR: join(cwd, "cache") };
    const { code, stdout, stderr } = await runCli(["datasets", "pull", "made-up"], { cwd, env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(
      new RegExp(
        `reife: Cannot keep ${server.url}/pairs: its sha256 is [0-9a-f]{64}, the card says 0{64}`,
        "u",
      ),
    );
    expect([existsSync(file("made-up")), existsSync(`${file("made-up")}.part`)]).toEqual([false, false]);
  });

  test("tries all datasets, tells what failed at the end, and exits with 2", async () => {
    const server = await serve((request) =>
      request.path === "/gone"
        ? { kind: "send", status: 404, body: "no" }
        : { kind: "send", body: madeUpPairs },
    );
    const { cwd } = folderWith(
      { id: "made-up-a", url: `${server.url}/gone` },
      { id: "made-up-b", url: `${server.url}/pairs` },
    );
    const { code, stdout, stderr } = await runCli(["datasets", "pull", "made-up-*"], { cwd });
    expect(code).toBe(2);
    expect(stdout).toMatch(/^made-up-b\/pairs\.jsonl {2}\d+ bytes {2}downloaded {2}.*\n$/u);
    expect(stderr).toContain(
      `reife: Cannot download ${server.url}/gone: the server answered 404 Not Found (correct`,
    );
    expect(server.count()).toBe(2);
  });

  test("--json writes one event a line", async () => {
    const server = await serve((request) =>
      request.path === "/gone"
        ? { kind: "send", status: 404, body: "no" }
        : { kind: "send", body: madeUpPairs },
    );
    const { cwd } = folderWith(
      { id: "made-up-a", url: `${server.url}/pairs` },
      { id: "made-up-b", url: `${server.url}/gone` },
    );
    const { code, stdout } = await runCli(["datasets", "pull", "made-up-a", "made-up-b", "--json"], { cwd });
    expect(code).toBe(2);
    const events = stdout.trimEnd().split("\n").map(parseJson);
    expect(events).toMatchObject([
      {
        type: "file.done",
        dataset: "made-up-a",
        name: "pairs.jsonl",
        bytes: madeUpPairs.length,
        from: "download",
      },
      { type: "dataset.failed", dataset: "made-up-b", message: expect.stringContaining("404") as unknown },
    ]);
  });

  test("ends cleanly on Ctrl-C, and the next one asks for the rest only", async () => {
    const half = madeUpPairs.slice(0, 100);
    const server = await serve(({ headers }, number) =>
      number === 0
        ? { kind: "stall-in-body", body: half }
        : {
            kind: "send",
            status: 206,
            headers: { "content-range": `bytes 100-${madeUpPairs.length - 1}/${madeUpPairs.length}` },
            body: headers["range"] === "bytes=100-" ? madeUpPairs.slice(100) : "wrong range",
          },
    );
    const { cwd, file } = folderWith({ id: "made-up", url: `${server.url}/pairs` });
    const options = { cwd, env: { REIFE_CACHE_DIR: join(cwd, "cache") } };
    const stopped = startCli(["datasets", "pull", "made-up"], options);
    await expect
      .poll(() =>
        existsSync(`${file("made-up")}.part`) ? readFileSync(`${file("made-up")}.part`).length : 0,
      )
      .toBe(100);
    stopped.send("SIGINT");
    const { code, stderr } = await stopped.done;
    expect(code).toBe(130);
    expect(stderr).toContain("reife: Interrupted: what has arrived is kept, the same command goes on there");
    const again = await runCli(["datasets", "pull", "made-up"], options);
    expect(again.code).toBe(0);
    expect(readFileSync(file("made-up"), "utf8")).toBe(madeUpPairs);
  });

  test("--offline refuses a download", async () => {
    const server = await serve(whole);
    const { cwd } = folderWith({ id: "made-up", url: `${server.url}/pairs` });
    const { code, stderr } = await runCli(["datasets", "pull", "made-up", "--offline"], { cwd });
    expect({ code, calls: server.count() }).toEqual({ code: 2, calls: 0 });
    expect(stderr).toContain("network calls are forbidden by --offline");
  });

  test("tells in one line that the cache cannot be written to", async () => {
    const server = await serve(whole);
    const { cwd } = folderWith({ id: "made-up", url: `${server.url}/pairs` });
    writeFileSync(join(cwd, "occupied"), "");
    const env = { REIFE_CACHE_DIR: join(cwd, "occupied") };
    const { code, stderr } = await runCli(["datasets", "pull", "made-up"], { cwd, env });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^reife: Cannot write .*occupied.*: .* \(name another cache folder with REIFE_CACHE_DIR.*\)\n$/u,
    );
  });

  test.skipIf(process.getuid?.() === 0)("tells that a folder may not be written to", async () => {
    const server = await serve(whole);
    const { cwd } = folderWith({ id: "made-up", url: `${server.url}/pairs` });
    const env = { REIFE_CACHE_DIR: "/reife-cache" };
    const { code, stderr } = await runCli(["datasets", "pull", "made-up"], { cwd, env });
    expect(code).toBe(2);
    expect(stderr).toContain("permission denied");
  });

  test.each([
    {
      args: ["starterr"],
      says: "Unknown dataset 'starterr' (did you mean 'starter'? 'reife datasets list' lists them)",
    },
    { args: ["zzz*"], says: "No dataset matches 'zzz*' ('reife datasets list' lists them)" },
    { args: [], says: "Missing required argument 'ids'" },
    { args: ["starter", "--mirorr", "x"], says: "Unknown option '--mirorr' (did you mean --mirror?)" },
  ])("refuses $args with one line and exit code 2", async ({ args, says }) => {
    const { code, stdout, stderr } = await runCli(["datasets", "pull", ...args], { cwd: temporaryFolder() });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(says);
  });

  test("tells all ids that it does not know at once", async () => {
    const { stderr } = await runCli(["datasets", "pull", "starterr", "pandalmm"]);
    expect(stderr.match(/reife: Unknown dataset/gu)).toHaveLength(2);
  });
});
