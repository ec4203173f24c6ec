import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { canonicalJson } from "../../core/canonical-json.js";
import type { ChatReply } from "../../core/chat-reply.js";
import { openJsonlStore } from "../../store/open-jsonl-store.js";
import { runPaths } from "../../store/run-paths.js";
import { reusedFolders } from "./reused-folders.js";
import type { StoredRun } from "./read-run.js";

/** What comparing needs of a stored call: hashes in place of texts. */
export interface IndexedReply {
  readonly step: string;
  /** Hash of the prompt as sent; empty where it is not known. */
  readonly prompt: string;
  /** Hash of all of the reply that a parser may look at. */
  readonly reply: string;
  readonly servedModel: string | undefined;
}

/** The stored calls of a run by their ids, those of the runs that it reuses included where they are still there. */
export async function replyIndex({ paths, manifest }: StoredRun): Promise<ReadonlyMap<string, IndexedReply>> {
  const index = new Map<string, IndexedReply>();
  for (const folder of [...reusedFolders(paths, manifest), paths.folder]) {
    const file = runPaths(folder).calls;
    if (!existsSync(file)) continue;
    const store = await openJsonlStore({ file, readOnly: true });
    try {
      for await (const { id, step, messagesHash, reply } of store.records())
        index.set(id, { step, prompt: messagesHash, reply: hashOf(reply), servedModel: reply.servedModel });
    } finally {
      await store.close();
    }
  }
  return index;
}

/** 96 bits. */
const hashCharacters = 16;

function hashOf({ text, finishReason, logprobs }: ChatReply): string {
  const read = canonicalJson([text, finishReason, logprobs ?? null]);
  return createHash("sha256").update(read).digest("base64").slice(0, hashCharacters);
}
