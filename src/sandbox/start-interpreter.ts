import { spawn } from "node:child_process";
import { frameOf, frameReader } from "./frames.js";
import { tiedCommand } from "./tied-command.js";

/** A running interpreter, seen from outside. */
export interface Interpreter {
  readonly pid: number;
  /** Sends a text and resolves with the next one that comes; undefined once the interpreter is gone. One at a time. */
  ask(text: string): Promise<string | undefined>;
  /** Resolves with the next text. */
  next(): Promise<string | undefined>;
  /** What it said on stderr, cut. */
  said(): string;
  /** The signal that has ended it, sent by neither us nor itself: by the kernel for want of memory, or by a user. */
  endedFromOutside(): string | undefined;
  /** Ends it at once; nothing in it can hold that up. */
  kill(): void;
}

const mostFrameBytes = 16 * 2 ** 20;
const mostSaid = 4000;

/** Signals that a process inside the permission model cannot send, to itself either. */
const fromOutside: ReadonlySet<string> = new Set(["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT"]);

/**
 * Starts Node with these arguments, an empty environment and pipes, in a group of its own: Ctrl-C reaches us alone, so that no
 * program is taken to have crashed by it. A frame too large, or more frames than were asked for, end it: so would a flood of
 * output.
 */
export function startInterpreter(node: string, args: readonly string[]): Interpreter {
  const { program, args: all } = tiedCommand(node, args);
  const child = spawn(program, all, { env: {}, cwd: "/", stdio: ["pipe", "pipe", "pipe"], detached: true });
  const reader = frameReader(mostFrameBytes);
  const arrived: string[] = [];
  let waiting: ((text: string | undefined) => void) | undefined;
  let isGone = false;
  let said = "";
  let outside: string | undefined;
  const kill = (): void => {
    child.kill("SIGKILL");
  };
  const end = (): void => {
    isGone = true;
    waiting?.(undefined);
    waiting = undefined;
  };
  const arrive = (bytes: Buffer): void => {
    const texts = reader.take(bytes);
    arrived.push(...(texts ?? []));
    if (texts === undefined || arrived.length > 1) {
      kill();
      child.stdout.destroy();
      end();
    } else if (waiting !== undefined && arrived.length === 1) {
      waiting(arrived.shift());
      waiting = undefined;
    }
  };
  child.stdout.on("data", arrive);
  child.stderr.on("data", (bytes: Buffer) => {
    said = (said + bytes.toString()).slice(0, mostSaid);
  });
  // A pipe whose reader is gone; that it is gone is told by "close".
  child.stdin.on("error", () => undefined);
  child.on("error", (error) => {
    said = error.message;
    end();
  });
  child.on("close", (_code, signal) => {
    if (!child.killed && signal !== null && fromOutside.has(signal)) outside = signal;
    end();
  });
  const next = async (): Promise<string | undefined> => {
    const text = arrived.shift();
    if (text !== undefined || isGone) return text;
    return new Promise((resolve) => (waiting = resolve));
  };
  return {
    pid: child.pid ?? -1,
    next,
    ask: async (text) => {
      child.stdin.write(frameOf(text));
      return next();
    },
    said: () => said,
    endedFromOutside: () => outside,
    kill,
  };
}
