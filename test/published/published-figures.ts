import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { mirror } from "./mirror.js";
import { llmbarProtocols } from "../support/llmbar-protocols.js";

/** The figures that the authors published for each recording, as shares, 0..1. */
export interface Figures {
  readonly original: number;
  readonly swapped: number;
  readonly accuracy: number;
  readonly bothCorrect: number;
  readonly selfAgreement: number;
}

/** What was published about one recording of LLMBar's judges, under our ids. */
export interface PublishedFigures {
  readonly recording: string;
  readonly evaluator: string;
  readonly protocol: string;
  readonly dataset: string;
  readonly figures: Figures;
}

const evaluators: Readonly<Record<string, string>> = {
  "GPT-4": "llmbar/gpt-4",
  ChatGPT: "llmbar/chatgpt",
  LLaMA2: "llmbar/llama2-70b",
};

/** The published figures of LLMBar's recordings, in the order of the mirror's list; empty where there is no mirror. */
export function publishedFigures(): readonly PublishedFigures[] {
  if (mirror === undefined) return [];
  const entries = parseJson(readFileSync(join(mirror, "recorded", "expected.json"), "utf8"));
  if (!Array.isArray(entries)) throw new TypeError("expected.json is no list");
  return entries
    .filter(isRecord)
    .filter((entry) => String(entry["recording"]).startsWith("llmbar/"))
    .map(figuresOf);
}

function figuresOf(entry: Readonly<Record<string, unknown>>): PublishedFigures {
  const { recording, evaluator, protocol, dataset, published } = entry;
  const known = { evaluator: evaluators[String(evaluator)], protocol: llmbarProtocols[String(protocol)] };
  if (known.evaluator === undefined || known.protocol === undefined || !isRecord(published)) {
    throw new TypeError(`No cell is known for ${String(recording)}`);
  }
  const share = (name: string): number => {
    const percentage = published[name];
    if (typeof percentage === "number") return percentage / 100;
    throw new TypeError(`${String(recording)} has no ${name}`);
  };
  return {
    recording: String(recording),
    evaluator: known.evaluator,
    protocol: known.protocol,
    dataset: String(dataset),
    figures: {
      original: share("accuracy_original_pct"),
      swapped: share("accuracy_swapped_pct"),
      accuracy: share("accuracy_pct"),
      bothCorrect: share("both_orders_correct_pct"),
      selfAgreement: share("self_agreement_pct"),
    },
  };
}
