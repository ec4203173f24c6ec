import { SandboxError } from "../core/errors.js";
import { interpreterCommand, type InterpreterRole } from "./interpreter-command.js";
import { makeSnapshot } from "./make-snapshot.js";
import type { NodeProgram } from "./node-program.js";
import { restrainProcess } from "./restrain-process.js";
import { type Interpreter, startInterpreter } from "./start-interpreter.js";

/** What an `InterpreterPool` needs. */
export interface InterpreterPoolOptions {
  readonly node: NodeProgram;
  /** Folder for the snapshot of a started interpreter. */
  readonly cacheFolder: string;
  /** Memory of Python in each, in MiB. */
  readonly memoryMb: number;
  /** Milliseconds on the clock within which one has to start: two minutes, where half a second is usual. */
  readonly mostStartMs?: number | undefined;
}

const startHint = "Run the same command again, with a lower --concurrency if the machine is short of memory";

/** Interpreters that are ready for work: each subject a fresh one, testers used again. */
export class InterpreterPool {
  readonly #options: InterpreterPoolOptions;
  readonly #alive = new Set<Interpreter>();
  readonly #idle: Interpreter[] = [];
  #snapshot: Promise<string> | undefined;
  #greeting: string | undefined;

  constructor(options: InterpreterPoolOptions) {
    this.#options = options;
  }

  /** What the last interpreter said that it is; undefined before the first. */
  get greeting(): string | undefined {
    return this.#greeting;
  }

  /** An interpreter that has run nothing yet. */
  async freshSubject(): Promise<Interpreter> {
    return this.#start("subject");
  }

  /** An interpreter for tests, which may have run others. */
  async tester(): Promise<Interpreter> {
    return this.#idle.pop() ?? (await this.#start("tester"));
  }

  /** Takes a tester back that has come to the end of its tests. */
  giveBack(tester: Interpreter): void {
    this.#idle.push(tester);
  }

  /** Ends an interpreter. */
  end(one: Interpreter): void {
    one.kill();
    this.#alive.delete(one);
  }

  /** Ends all. */
  endAll(): void {
    for (const one of this.#alive) this.end(one);
    this.#idle.length = 0;
  }

  async #start(role: InterpreterRole): Promise<Interpreter> {
    const { node, cacheFolder, memoryMb, mostStartMs = 120_000 } = this.#options;
    const snapshot = await (this.#snapshot ??= makeSnapshot(node, cacheFolder, mostStartMs));
    const command = interpreterCommand({ role, snapshot, nodeVersion: node.version, memoryMb });
    const started = startInterpreter(node.path, command);
    this.#alive.add(started);
    const late = new AbortController();
    const timer = setTimeout(() => {
      late.abort();
      this.end(started);
    }, mostStartMs);
    const greeting = await started.next();
    clearTimeout(timer);
    if (greeting === undefined) {
      this.#alive.delete(started);
      const told = started.said().trim().split("\n").at(-1) ?? "";
      const why = late.signal.aborted ? `not within ${mostStartMs / 1000} s` : told || "no reason given";
      throw new SandboxError(`An interpreter of the sandbox has not started: ${why}`, { hint: startHint });
    }
    this.#greeting = greeting;
    await restrainProcess(started.pid);
    return started;
  }
}
