import { expect, it } from "vitest";
import { interpreterCommand } from "../../src/sandbox/interpreter-command.js";

it.each([
  ["20.19.0", "--experimental-permission"],
  ["20.20.2", "--experimental-permission"],
  ["22.12.0", "--experimental-permission"],
  ["22.13.0", "--permission"],
  ["23.4.0", "--experimental-permission"],
  ["23.5.0", "--permission"],
  ["24.0.0", "--permission"],
  ["26.1.0", "--permission"],
])("interpreterCommand() asks Node %s for its permission model by %s", (nodeVersion, flag) => {
  const args = interpreterCommand({ role: "subject", snapshot: "/s", nodeVersion, memoryMb: 64 });
  expect(args[0]).toBe(flag);
  expect(args.filter((arg) => arg.startsWith("--allow-"))).toEqual([
    expect.stringMatching(/^--allow-fs-read=\/.*\/pyodide\/\*$/u),
    expect.stringMatching(/^--allow-fs-read=\/.*\/bin\/sandbox\/\*$/u),
    "--allow-fs-read=/s",
  ]);
  expect(args).toContain("--wasm-max-mem-pages=1024");
});
