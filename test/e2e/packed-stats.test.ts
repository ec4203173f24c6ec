import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/run-cli.js";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));

/** The first example of docs/statistics.md, and what its last line says that it prints. */
function example(): { readonly code: string; readonly printed: string } {
  const [, code = ""] =
    /```ts\n(.*?)```/su.exec(readFileSync(join(root, "docs/statistics.md"), "utf8")) ?? [];
  const [, printed = ""] = /\/\/ (.+)\n$/u.exec(code) ?? [];
  return { code, printed };
}

/** Packs the built tree as it would be published and installs it into an empty project, without a network. */
async function install(): Promise<string> {
  const project = temporaryFolder();
  const env = { PATH: process.env["PATH"], HOME: project, npm_config_offline: "true" };
  await run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", project], {
    cwd: root,
    env,
  });
  const [archive = ""] = readdirSync(project).filter((file) => file.endsWith(".tgz"));
  const own = join(project, "node_modules/reife");
  mkdirSync(own, { recursive: true });
  await run("tar", ["-xzf", join(project, archive), "-C", own, "--strip-components=1"]);
  const { dependencies } = JSON.parse(readFileSync(join(own, "package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  for (const name of Object.keys(dependencies)) {
    const place = join(project, "node_modules", name);
    mkdirSync(join(place, ".."), { recursive: true });
    symlinkSync(join(root, "node_modules", name), place, "dir");
  }
  writeFileSync(join(project, "package.json"), JSON.stringify({ type: "module" }));
  return project;
}

test("the package as published gives its statistics and their types to a project of its own", async () => {
  const { code, printed } = example();
  expect(code).toContain('from "reife/stats"');
  const project = await install();
  writeFileSync(join(project, "script.mjs"), code);
  const script = await run(process.execPath, ["script.mjs"], { cwd: project });
  expect(script).toEqual({ stdout: `${printed}\n`, stderr: "" });

  const consumer = `import { krippendorffAlpha, type Level } from "reife/stats";
const level: Level = "ordinal";
export const alpha: { value: number } | { undefined: string } = krippendorffAlpha([[1, 2], [2, undefined]], { level });
// @ts-expect-error "alphabetic" is no level: the types are there, and are not any.
export const none = krippendorffAlpha([[1, 2]], { level: "alphabetic" });
`;
  writeFileSync(join(project, "consumer.ts"), consumer);
  const flags =
    "--noEmit --strict --exactOptionalPropertyTypes --skipLibCheck --target es2023 --module nodenext";
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const types = await run(process.execPath, [tsc, ...flags.split(" "), "consumer.ts"], {
    cwd: project,
  }).catch((error: unknown) => error);
  expect(types).toMatchObject({ stdout: "", stderr: "" });
});
