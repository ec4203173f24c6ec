import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/run-cli.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const tsc = join(root, "node_modules/typescript/bin/tsc");

/** The first example in a document, and the lines that its comments say it prints. */
function example(document: string): { readonly code: string; readonly printed: string } {
  const [, code = ""] = /```ts\n(.*?)```/su.exec(readFileSync(join(root, document), "utf8")) ?? [];
  const printed = [...code.matchAll(/^(?:.*;)? ?\/\/ (.+)$/gmu)].map(([, line = ""]) => `${line}\n`).join("");
  expect(printed).not.toBe("");
  return { code, printed };
}

/** Packs the built tree as it would be published and installs it into an empty project, without a network. */
async function install(): Promise<string> {
  const project = temporaryFolder();
  // In the new folder, which is npm's home too: it keeps its cache and logs there, and none in the checkout.
  await run(project, "npm", [
    "pack",
    root,
    "--ignore-scripts",
    "--silent",
    "--offline",
    "--no-update-notifier",
  ]);
  const [archive = ""] = readdirSync(project).filter((file) => file.endsWith(".tgz"));
  const own = join(project, "node_modules/reife");
  mkdirSync(own, { recursive: true });
  await run(project, "tar", ["-xzf", archive, "-C", own, "--strip-components=1"]);
  const { dependencies } = JSON.parse(readFileSync(join(own, "package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  // What it depends on, and nothing that only its own checkout has.
  for (const name of [...Object.keys(dependencies), "@types/node"]) {
    const place = join(project, "node_modules", name);
    mkdirSync(join(place, ".."), { recursive: true });
    symlinkSync(join(root, "node_modules", name), place, "dir");
  }
  return project;
}

/** Runs a program that has to succeed without a word of complaint, and gives what it prints. */
async function run(cwd: string, program: string, args: readonly string[]): Promise<string> {
  const env = { PATH: process.env["PATH"], HOME: cwd };
  const { stdout, stderr } = await promisify(execFile)(program, args, { cwd, env });
  expect([program, stderr]).toEqual([program, ""]);
  return stdout;
}

test(
  "the package as published: the examples of the documents run in a project of its own, print what they say, and have types",
  { timeout: 240_000 },
  async () => {
    const project = await install();
    await run(project, process.execPath, ["node_modules/reife/bin/reife.js", "init"]);
    writeFileSync(join(project, "package.json"), JSON.stringify({ type: "module" }));
    const examples = { library: example("docs/library.md"), stats: example("docs/statistics.md") };
    expect(examples.library.code).toContain('from "reife"');
    expect(examples.stats.code).toContain('from "reife/stats"');
    for (const [name, { code, printed }] of Object.entries(examples)) {
      writeFileSync(join(project, `${name}.mjs`), code);
      expect(await run(project, process.execPath, [`${name}.mjs`])).toBe(printed);
    }

    writeFileSync(
      join(project, "consumer.ts"),
      `${examples.library.code}
// @ts-expect-error The options have types, and are not any.
await runGrid("config.yaml", { limit: "ten" });
`,
    );
    writeFileSync(
      join(project, "stats.ts"),
      `import { krippendorffAlpha, type Level } from "reife/stats";
const level: Level = "ordinal";
export const alpha: { value: number } | { undefined: string } = krippendorffAlpha([[1, 2], [2, undefined]], { level });
// @ts-expect-error "alphabetic" is no level: the types are there, and are not any.
export const none = krippendorffAlpha([[1, 2]], { level: "alphabetic" });
`,
    );
    const flags =
      "--noEmit --strict --exactOptionalPropertyTypes --skipLibCheck --types node --target es2023 --module nodenext";
    const args = [tsc, ...flags.split(" "), "consumer.ts", "stats.ts"];
    // It says what is wrong on its standard output.
    expect(await run(project, process.execPath, args).catch(said)).toBe("");
  },
);

function said(error: unknown): unknown {
  return error instanceof Error && "stdout" in error ? error.stdout : error;
}
