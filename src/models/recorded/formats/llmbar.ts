import type { ChatReply, FinishReason } from "../../../core/chat-reply.js";
import { ModelError } from "../../../core/errors.js";
import { isRecord } from "../../../core/is-record.js";
import { parseJson } from "../../../core/parse-json.js";
import { sha256 } from "../../../core/sha256.js";
import type { RecordedRow, RecordingFormat, RecordingName } from "../recording-format.js";
import { replyKey } from "../reply-key.js";

const original = {
  dependsOn: "presentation",
  presentation: { position: "original", labels: "follow" },
} as const;
const swapped = {
  dependsOn: "presentation",
  presentation: { position: "swapped", labels: "follow" },
} as const;
const instruction = { dependsOn: "instruction" } as const;

/**
 * The recordings that accompany LLMBar: an array with one element for each row of the dataset's file, each with the pair
 * (`input`, `output_1`, `output_2`, `label`) and `results`. A result is a step's `[text, finish reason]`, or an object with the
 * completions of both orders (`swap = False`, `swap = True`) or of both outputs (`score_1`, `score_2`). The authors' own
 * reading of a completion (`winner`) lies beside it and is never looked at.
 */
export const llmbarFormat: RecordingFormat = {
  defaults: {
    path: "llmbar/{dataset}/{judge}/{protocol}.json",
    url: "https://raw.githubusercontent.com/princeton-nlp/LLMBar/caa7bee794bfed74baed038b99229fa3f0c4c511/Dataset/{folder}/evaluators/{judge}/{protocol}/result.json",
    folders: {
      "llmbar-natural": "LLMBar/Natural",
      "llmbar-neighbor": "LLMBar/Adversarial/Neighbor",
      "llmbar-gptinst": "LLMBar/Adversarial/GPTInst",
      "llmbar-gptout": "LLMBar/Adversarial/GPTOut",
      "llmbar-manual": "LLMBar/Adversarial/Manual",
    },
    protocols: {
      base: "Vanilla",
      "base-no-rules": "Vanilla_NoRules",
      "base-1shot": "Vanilla_1shot",
      "base-2shot": "Vanilla_2shot",
      cot: "CoT",
      metrics: "Metrics",
      reference: "Reference",
      "metrics-reference": "Metrics_Reference",
      swap: "Swap",
      "swap-cot": "Swap_CoT",
      rating: "Rating",
      "rating-no-rules": "Rating_NoRules",
      "rating-metrics": "Rating_Metrics",
      "rating-reference": "Rating_Reference",
      "rating-metrics-reference": "Rating_Metrics_Reference",
    },
  },
  read(text, name) {
    let rows: unknown;
    try {
      rows = parseJson(text);
    } catch {
      throw damaged(name, "it is no JSON");
    }
    if (!Array.isArray(rows)) throw damaged(name, "it is no array");
    return rows.map((row: unknown, index) => readRow(row, name, index + 1));
  },
};

function readRow(row: unknown, name: RecordingName, number: number): RecordedRow {
  const fail = (what: string): ModelError => damaged(name, `row ${number} ${what}`);
  if (!isRecord(row) || !Array.isArray(row["results"])) throw fail("has no results");
  const content = { instruction: row["input"], "output 1": row["output_1"], "output 2": row["output_2"] };
  const hashes = Object.entries(content).map(([field, value]): [string, string] => {
    if (typeof value !== "string") throw fail(`has no ${field}`);
    return [field, sha256(value)];
  });
  const replies = new Map<string, ChatReply>();
  for (const [key, completion] of completions(row["results"], name.protocol)) {
    replies.set(key, readCompletion(completion, fail));
  }
  if (replies.size === 0) throw fail("has no replies");
  return { content: Object.fromEntries(hashes), replies };
}

/** Each completion of a row under its key; what the row does not have is left out. */
function completions(results: readonly unknown[], protocol: string): (readonly [string, unknown])[] {
  const steps = stepsOf(protocol, results.length);
  return results
    .flatMap((result, index): (readonly [string, unknown])[] => {
      const step = steps[index] ?? "";
      if (!isRecord(result)) return [[replyKey(step, instruction), result]];
      if ("score_1" in result) {
        return [
          [replyKey("rate", { dependsOn: "output", output: 0 }), result["score_1"]],
          [replyKey("rate", { dependsOn: "output", output: 1 }), result["score_2"]],
        ];
      }
      return [
        [replyKey(step, original), completionOf(result["swap = False"])],
        [replyKey(step, swapped), completionOf(result["swap = True"])],
      ];
    })
    .filter(([, completion]) => completion !== undefined);
}

/** The names of the steps behind `results`. The debate of a swap protocol is there only where the two orders disagreed. */
function stepsOf(protocol: string, count: number): readonly string[] {
  if (protocol.startsWith("Swap")) return ["cot", "synthesize"];
  const first = protocol.includes("Metrics") ? ["metrics"] : [];
  const second = protocol.includes("Reference") ? ["reference"] : [];
  // The reasoned verdict is a step that the swap protocols share, hence it has a name of its own.
  const steps = [...first, ...second, protocol === "CoT" ? "cot" : "verdict"];
  return steps.length === count ? steps : [];
}

function completionOf(order: unknown): unknown {
  return isRecord(order) ? order["completion"] : undefined;
}

const finishReasons: Readonly<Record<string, FinishReason>> = {
  stop: "stop",
  length: "length",
  "content management policy": "content-filter",
  content_filter: "content-filter",
  // The judges that were run locally recorded nothing here.
  "": "unknown",
};

function readCompletion(completion: unknown, fail: (what: string) => ModelError): ChatReply {
  const parts: readonly unknown[] = Array.isArray(completion) ? completion : [];
  const [text, finish] = parts;
  if (typeof text !== "string" || typeof finish !== "string")
    throw fail("has a completion without text or ending");
  const finishReason = finishReasons[finish];
  if (finishReason === undefined) throw fail(`ends for an unknown reason: ${finish}`);
  return { text, finishReason };
}

function damaged(name: RecordingName, what: string): ModelError {
  return new ModelError(`Cannot read recording ${name.path}: ${what}`, {
    failure: "bad-request",
    hint: "Fetch it again, or leave its evaluator out",
  });
}
