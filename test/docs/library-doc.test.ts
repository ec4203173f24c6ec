import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { runCli, temporaryFolder } from "../support/run-cli.js";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));

test(
  "the example of docs/library.md runs, prints what it says, and its types hold",
  { timeout: 240_000 },
  async () => {
    const [, code = ""] = /```ts\n(.*?)```/su.exec(readFileSync(join(root, "docs/library.md"), "utf8")) ?? [];
    const printed = [...code.matchAll(/^\/\/ (.+)$/gmu)].map(([, line = ""]) => `${line}\n`).join("");
    expect(printed).not.toBe("");
    const cwd = temporaryFolder();
    expect(await runCli(["init"], { cwd })).toMatchObject({ code: 0 });
    mkdirSync(join(cwd, "node_modules"));
    symlinkSync(root, join(cwd, "node_modules/reife"), "dir");
    writeFileSync(join(cwd, "package.json"), JSON.stringify({ type: "module" }));
    writeFileSync(join(cwd, "script.mjs"), code);
    const env = { PATH: process.env["PATH"], HOME: cwd };
    expect(await run(process.execPath, ["script.mjs"], { cwd, env })).toEqual({
      stdout: printed,
      stderr: "",
    });

    const typed = `${code}
// @ts-expect-error The options have types, and are not any.
await runGrid("config.yaml", { limit: "ten" });
`;
    writeFileSync(join(cwd, "consumer.ts"), typed);
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const flags =
      "--noEmit --strict --exactOptionalPropertyTypes --skipLibCheck --types node --target es2023 --module nodenext";
    const typeRoots = ["--typeRoots", join(root, "node_modules/@types")];
    const types = await run(process.execPath, [tsc, ...flags.split(" "), ...typeRoots, "consumer.ts"], {
      cwd,
    }).catch((error: unknown) => error);
    expect(types).toMatchObject({ stdout: "", stderr: "" });
  },
);
