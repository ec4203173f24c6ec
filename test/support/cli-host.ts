import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { isRecord } from "../../src/core/is-record.js";

/** A command and where it runs: exactly these variables, no others. */
export interface HostedCommand {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** How a command ended, and everything that it wrote. */
export interface HostedResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const program = fileURLToPath(new URL("cli-host-main.mjs", import.meta.url));

let host: ChildProcess | undefined;
let isBusy = false;

/** Whether a command runs in the host: it takes one at a time. */
export function isHostBusy(): boolean {
  return isBusy;
}

/**
 * Runs a command of the built program in a process that is started once for all tests of a worker: starting Node and loading
 * and compiling the program anew takes more time than most commands. Folder, variables, arguments and streams are the
 * command's own; it starts as `bin/reife.js` does. What is about the process itself (signals, pipes, its end, two at once)
 * needs a process of its own.
 *
 * @throws Error if the host ends or does not answer in time (it is killed then), or if the command leaves listeners or
 * open files behind
 */
export async function runHosted({ timeoutMs, ...command }: HostedCommand): Promise<HostedResult> {
  host ??= startHost();
  isBusy = true;
  try {
    return await answerOf(host, command, timeoutMs);
  } finally {
    isBusy = false;
  }
}

function startHost(): ChildProcess {
  const child = fork(program, { stdio: ["ignore", "ignore", "inherit", "ipc"], execArgv: ["--no-warnings"] });
  child.once("exit", () => {
    if (host === child) host = undefined;
  });
  // It ends with the worker, and keeps it from ending no longer than a command runs.
  child.unref();
  child.channel?.unref();
  return child;
}

function answerOf(
  child: ChildProcess,
  command: Omit<HostedCommand, "timeoutMs">,
  timeoutMs: number,
): Promise<HostedResult> {
  const name = `reife ${command.args.join(" ")}`;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      host = undefined;
      child.kill("SIGKILL");
      settle(() => {
        reject(new Error(`${name} did not end`));
      });
    }, timeoutMs);
    const onMessage = (message: unknown): void => {
      settle(() => {
        if (!isAnswer(message) || message.left.length > 0) {
          reject(new Error(`${name} left something behind: ${JSON.stringify(message)}`));
          return;
        }
        const { code, stdout, stderr } = message;
        resolve({ code, stdout, stderr });
      });
    };
    const onExit = (code: number | null, signal: string | null): void => {
      settle(() => {
        reject(new Error(`${name} ended its process: ${code ?? signal ?? ""}`));
      });
    };
    const settle = (then: () => void): void => {
      clearTimeout(timer);
      child.off("message", onMessage).off("exit", onExit);
      then();
    };
    child.on("message", onMessage).on("exit", onExit);
    child.send(command);
  });
}

interface Answer extends HostedResult {
  readonly left: readonly string[];
}

function isAnswer(value: unknown): value is Answer {
  return isRecord(value) && typeof value["code"] === "number" && Array.isArray(value["left"]);
}
