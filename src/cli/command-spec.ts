import type { Option } from "commander";
import type { ExitCode } from "./exit-code.js";

/** A command's action: gets its arguments and flags, gives the exit code. */
export type Action = (args: readonly string[], flags: Readonly<Record<string, unknown>>) => Promise<ExitCode>;

/** How a command is declared: nothing of it is loaded before it is run. */
export interface CommandSpec {
  readonly name: string;
  readonly summary: string;
  /** What its arguments are, by name, where the name does not say it. */
  readonly arguments?: Readonly<Record<string, string>> | undefined;
  readonly example: string;
  readonly options: readonly Option[];
  readonly load: () => Promise<Action>;
}
