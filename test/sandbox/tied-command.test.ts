import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { processUsage } from "../../src/sandbox/process-usage.js";
import { tiedCommand } from "../../src/sandbox/tied-command.js";

const hasSetpriv = spawnSync("setpriv", ["--pdeathsig", "KILL", "--", "true"]).status === 0;

it.skipIf(!hasSetpriv)(
  "tiedCommand() makes a process that does not outlive a parent that is killed",
  async () => {
    const { program, args } = tiedCommand("sh", ["-c", "echo $$; while :; do sleep 600; done"]);
    const parent = `require("node:child_process").spawn(${JSON.stringify(program)}, ${JSON.stringify(args)}, { stdio: ["ignore", 1, 2], detached: true }); setInterval(() => {}, 1e6);`;
    const child = spawn(process.execPath, ["-e", parent]);
    const [said] = (await once(child.stdout, "data")) as [Buffer];
    const pid = Number(said.toString());
    expect(processUsage(pid)).toBeDefined();
    child.kill("SIGKILL");
    await expect.poll(() => processUsage(pid), { timeout: 60_000 }).toBeUndefined();
  },
);
