import type { CallRecord } from "../../../core/call-record.js";
import type { TokenUsage } from "../../../core/chat-reply.js";
import type { CallFacts } from "../../../metrics/call-totals.js";
import { CallsWriter } from "../../../store/calls-writer.js";
import { runPaths } from "../../../store/run-paths.js";

const uncounted: CallFacts = {
  input: undefined,
  output: undefined,
  reasoning: undefined,
  costUsd: undefined,
};

/** Keeps imported replies in a run folder's `calls.jsonl`, which is made with the first of them. */
export class ReplyKeeper {
  readonly #folder: string;
  /** Id -> its tokens, where the file counted them. */
  readonly #counted = new Map<string, CallFacts>();
  /** Ids of the replies that may come again. */
  readonly #shared = new Set<string>();
  #any = false;
  #writer: CallsWriter | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Whether any reply was kept. */
  get any(): boolean {
    return this.#any;
  }

  /** Takes a reply, a `shared` one only once, for several trials rest on it. It is durable once `finish` has returned. */
  keep(record: CallRecord, { shared }: { readonly shared: boolean }): void {
    if (shared && this.#shared.has(record.id)) return;
    if (shared) this.#shared.add(record.id);
    this.#any = true;
    if (record.reply.usage !== undefined) this.#counted.set(record.id, factsOf(record.reply.usage));
    this.#writer ??= new CallsWriter(runPaths(this.#folder).calls);
    this.#writer.append(record);
  }

  /** The tokens of a kept reply, where the file counted them. */
  facts(id: string): CallFacts {
    return this.#counted.get(id) ?? uncounted;
  }

  /** Makes durable what was kept. */
  finish(): void {
    const writer = this.#writer;
    this.#writer = undefined;
    writer?.finish();
  }

  /** Gives the file up, where an import is not finished. */
  close(): void {
    const writer = this.#writer;
    this.#writer = undefined;
    writer?.close();
  }
}

function factsOf({ input, output, reasoning, cacheRead }: TokenUsage): CallFacts {
  return { input, output, reasoning: reasoning ?? 0, cached: cacheRead, costUsd: undefined };
}
