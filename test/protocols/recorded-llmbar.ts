import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Ask } from "../../src/core/ask.js";
import type { ChatReply, FinishReason } from "../../src/core/chat-reply.js";
import { isRecord } from "../../src/core/is-record.js";
import type { JudgingTask } from "../../src/core/judging-task.js";
import { parseJson } from "../../src/core/parse-json.js";
import type { Preference } from "../../src/core/preference.js";
import { llmbarProtocols } from "../support/llmbar-protocols.js";

/** Folder of the recordings: the mirror's, which is the environment's or lies beside the repository. */
const folder = `${process.env["REIFE_MIRROR"] ?? fileURLToPath(new URL("../../../shared", import.meta.url))}/recorded/llmbar`;

/** Whether the recordings are at hand. */
export const recordingsAtHand: boolean = existsSync(folder);

/** One pair in one order: what is asked about it, what was replied, and what the authors read in the reply. */
export interface RecordedTrial {
  readonly task: JudgingTask;
  readonly winner: Preference | undefined;
  readonly reply: (ask: Ask) => ChatReply;
}

/** One file of recordings. */
export interface Recording {
  readonly path: string;
  readonly protocol: string;
  readonly trials: () => readonly RecordedTrial[];
}

/** All recordings, in the order of their paths. */
export function recordings(): readonly Recording[] {
  if (!recordingsAtHand) return [];
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".json"),
  );
  return paths.sort().map((path) => {
    const name = /([^/]+)\.json$/.exec(path)?.[1] ?? "";
    const protocol = llmbarProtocols[name];
    if (protocol === undefined) throw new Error(`no protocol for ${path}`);
    return { path, protocol, trials: () => trialsOf(`${folder}/${path}`, path) };
  });
}

function trialsOf(file: string, path: string): readonly RecordedTrial[] {
  return list(parseJson(readFileSync(file, "utf8"))).flatMap((row, index) => {
    const results = list(at(row, "results"));
    return (["original", "swapped"] as const).map((position): RecordedTrial => {
      const winner = at(results.at(-1), orderKey(position), "winner");
      return {
        task: {
          dataset: "llmbar",
          instance: `${path}#${index}`,
          task: "pairwise",
          instruction: text(at(row, "input")),
          outputs: [text(at(row, "output_1")), text(at(row, "output_2"))],
          skills: [],
          presentation: { position, labels: "follow" },
          repeat: 0,
        },
        winner: winner === null ? undefined : winner === "1" ? "A" : "B",
        reply: (ask) => completion(recordedReply(results, ask)),
      };
    });
  });
}

function recordedReply(results: readonly unknown[], { step, scope }: Ask): unknown {
  switch (step) {
    case "metrics":
      return results[0];
    case "reference":
      return results.at(-2);
    case "rate":
      return at(results.at(-1), scope.dependsOn === "output" && scope.output === 1 ? "score_2" : "score_1");
    default: {
      if (scope.dependsOn !== "presentation") throw new Error(`no recording of step ${step}`);
      const index = step === "cot" ? 0 : results.length - 1;
      if (step === "synthesize" && results.length < 2) throw new Error("no synthesis was recorded");
      return at(results[index], orderKey(scope.presentation.position), "completion");
    }
  }
}

function completion(value: unknown): ChatReply {
  const [words, end] = list(value);
  return { text: text(words), finishReason: finishReasonOf(text(end)) };
}

function finishReasonOf(end: string): FinishReason {
  if (end === "stop" || end === "length") return end;
  return end === "" ? "unknown" : "content-filter";
}

function orderKey(position: "original" | "swapped"): string {
  return position === "original" ? "swap = False" : "swap = True";
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error("not a list");
  return value;
}

function text(value: unknown): string {
  if (typeof value !== "string") throw new Error("not a text");
  return value;
}
