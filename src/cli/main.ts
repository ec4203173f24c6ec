import { CommanderError } from "commander";
import { visibleControls } from "../core/visible-controls.js";
import { exitCode, type ExitCode } from "./exit-code.js";
import { buildProgram } from "./program.js";

/** Runs the program on the process's arguments and sets its exit code. Never throws. */
export async function main(): Promise<void> {
  heedClosedPipes();
  let code: ExitCode = exitCode.done;
  try {
    const program = buildProgram(await version(), (finished) => {
      code = finished;
    });
    program.exitOverride();
    for (const command of program.commands) {
      command.exitOverride();
      for (const below of command.commands) below.exitOverride();
    }
    await program.parseAsync(process.argv);
  } catch (error) {
    code = await codeOfError(error);
  }
  process.exitCode = code;
}

async function codeOfError(error: unknown): Promise<ExitCode> {
  // The parser has printed its own line by now; help and version end this way too.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.usage;
  const { renderError } = await import("./render-error.js");
  const { text, code } = renderError(error, { verbose: process.argv.includes("--verbose") });
  process.stderr.write(`${visibleControls(text)}\n`);
  return code;
}

/**
 * Somebody who reads only the first lines (`| head`) is no error. A run that has calls in flight keeps them, for they are paid
 * for, and stops as if it had been asked to.
 */
function heedClosedPipes(): void {
  let isStopping = false;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // A terminal that is gone says EIO.
      if (error.code !== "EPIPE" && error.code !== "EIO") throw error;
      if (isStopping) return;
      if (process.listenerCount("SIGHUP") === 0) process.exit(process.exitCode ?? exitCode.done);
      isStopping = true;
      process.emit("SIGHUP", "SIGHUP");
    });
  }
}

async function version(): Promise<string> {
  const { packageVersion } = await import("./compose/versions.js");
  const { fileURLToPath } = await import("node:url");
  return packageVersion(fileURLToPath(new URL("../../", import.meta.url)));
}
