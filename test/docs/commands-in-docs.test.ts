import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "../support/run-cli.js";

const docs = fileURLToPath(new URL("../../docs", import.meta.url));

interface Block {
  /** What stands behind the fence: a language, and a file's path or a remark. */
  readonly info: string;
  readonly text: string;
}

function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(join(docs, page), "utf8");
  return [...text.matchAll(/^```([^\n]*)\n(.*?)^```/gmsu)].map(([, info = "", body = ""]) => ({
    info,
    text: body,
  }));
}

/** The words of a command line, with quotes as shells have them. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/gu)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? "",
  );
}

/** Runs a page as a reader would, from top to bottom: files are written, commands are run where the last `cd` led. */
async function follow(page: string, ending: readonly number[] = [0]): Promise<readonly string[]> {
  const home = temporaryFolder();
  let cwd = home;
  const ran: string[] = [];
  for (const { info, text } of blocksOf(page)) {
    const [, path] = /^(?:csv|yaml|markdown) (\S+)$/u.exec(info) ?? [];
    if (path !== undefined) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), text);
    }
    if (info !== "" && info !== "sh needs a server") continue;
    for (const line of text.split("\n").filter((each) => /^(?:cd|reife) /u.test(each))) {
      const [program, ...words] = wordsOf(line.replace(/ > \S+$/u, ""));
      if (program === "cd") cwd = resolve(cwd, words[0] ?? "");
      else {
        // What needs a server is checked for being a command with these flags at all.
        const args = info === "" ? words : [words[0] ?? "", "--help"];
        const { code, stderr } = await runCli(args, { cwd, timeoutMs: 120_000 });
        expect({ line, code, stderr: ending.includes(code ?? -1) ? "" : stderr }).toEqual({
          line,
          code: expect.toSatisfy((each: number) => ending.includes(each)) as number,
          stderr: "",
        });
        ran.push(line);
      }
    }
  }
  return ran;
}

describe("every command in the documents runs:", () => {
  it.each([
    ["getting-started.md", 8],
    ["own-data.md", 4],
    ["own-evaluator.md", 5],
    ["own-protocol.md", 4],
    ["faq.md", 3],
  ])("%s, %d commands", { timeout: 300_000 }, async (page, count) => {
    expect(await follow(page)).toHaveLength(count);
  });

  it("ci.md and publish.md, after the run that they are about", { timeout: 300_000 }, async () => {
    const pages = ["publish.md", "ci.md"];
    const lines = pages.flatMap((page) =>
      blocksOf(page)
        .filter(({ info }) => info === "")
        .map(({ text }) => text),
    );
    const cwd = temporaryFolder();
    cpSync(join(docs, "../configs"), join(cwd, "configs"), { recursive: true });
    const grid = [
      "run",
      "configs/grid.yaml",
      "--quiet",
      "--limit",
      "8",
      "--set",
      "protocols=[base]",
      "--set",
      "resamples=200",
    ];
    expect(await runCli(grid, { cwd })).toMatchObject({ code: 0 });
    const commands = lines
      .join("\n")
      .split("\n")
      .filter((line) => /^reife (?!run)/u.test(line));
    expect(commands.length).toBeGreaterThanOrEqual(7);
    for (const line of commands) {
      const [, ...words] = wordsOf(line.replace(/ > \S+$/u, ""));
      const { code, stderr } = await runCli(words, { cwd });
      expect({ line, code, stderr: code === 0 ? "" : stderr }).toEqual({ line, code: 0, stderr: "" });
    }
  });
});
