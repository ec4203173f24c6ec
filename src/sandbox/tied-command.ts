import { spawnSync } from "node:child_process";

/** A program and its arguments. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

let canTie: boolean | undefined;

/**
 * A command whose process the kernel ends once ours is gone, however it went: an endless loop would else outlive a reife that was
 * killed. It takes `setpriv` of util-linux; without it the command stays as it is.
 */
export function tiedCommand(program: string, args: readonly string[]): Command {
  const tie = ["--pdeathsig", "KILL", "--"];
  canTie ??= spawnSync("setpriv", [...tie, "true"], { env: {}, stdio: "ignore" }).status === 0;
  return canTie ? { program: "setpriv", args: [...tie, program, ...args] } : { program, args };
}
