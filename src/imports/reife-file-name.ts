import type { PresentationId } from "../core/presentation-id.js";
import { reifeDatasets } from "./reife-datasets.js";
import { reifeProtocols } from "./reife-protocols.js";
import { reifeSwapOf } from "./reife-swap-of.js";
import type { SourceFile } from "./source-file.js";

/** What the name of a file of the ReIFE study says. */
export interface ReifeFileName {
  readonly dataset: string;
  readonly evaluator: string;
  readonly protocol: string;
  readonly presentation: Exclude<PresentationId, "original-glued">;
}

/** `method` or `method.prompt` -> what the study calls the protocol. */
const methods: Readonly<Record<string, string>> = {
  "base_pairwise.pairwise_vanilla": "base",
  "base_pairwise.pairwise_cot": "cot",
  "base_pairwise.pairwise_cot.sc": "cot&consistency",
  "base_pairwise.pairwise_cot_finegrained": "fine-grained-diff",
  "base_pairwise.arena_hard": "arena_hard",
  base_pairwise_raw: "alpacaeval",
  base_pairwise_metric: "metric",
  base_pairwise_reference: "reference",
  base_pairwise_metric_reference: "metric+reference",
  base_pairwise_gpt4_reference: "gpt4-reference",
  pairwise_reference: "gpt4-reference",
  synthesize: "swap&synthesize",
  protocol_vote: "protocol-consistency",
  prepair: "prepair",
  pairwise_prepair: "prepair",
  pairwise_wildbench: "wildbench",
  pairwise_multi_aspect: "multi-aspect-two",
  pairwise_multi_aspect_single_stage: "multi-aspect-single",
  "pairwise_chateval.pairwise_chateval.round_1": "multi-role-round1",
  "pairwise_chateval.pairwise_chateval.round_2": "multi-role-round2",
};

/**
 * Reads `<dataset>.<judge>.<method>.<prompt>[_swap][.<more>].<ending>`; the judge's name may have dots. A method that is not
 * known here is its own protocol. Undefined for other names.
 */
export function reifeFileName({ path }: Pick<SourceFile, "path">): ReifeFileName | undefined {
  const name = (path.split("/").at(-1) ?? "").replace(/\.(?:txt|jsonl|json)$/u, "");
  const [dataset = "", ...parts] = name.split(".");
  const at = parts.findIndex((part, index) => index > 0 && isMethod(part));
  const place = at < 0 ? parts.length - 2 : at;
  const evaluator = parts.slice(0, place).join(".");
  const [method = "", prompt = "", ...more] = parts.slice(place);
  if ([dataset, evaluator, method, prompt].includes("")) return undefined;
  const recorded = protocolOf(method, prompt.replace(/_swap$/u, ""), more);
  const protocol = reifeProtocols[recorded] ?? recorded;
  const swapped = prompt.endsWith("_swap") || more.includes("swap");
  return {
    dataset: reifeDatasets[dataset] ?? dataset,
    evaluator,
    protocol,
    presentation: swapped ? reifeSwapOf(protocol) : "original",
  };
}

/** What the study calls a protocol, or the method's whole name. */
function protocolOf(method: string, prompt: string, more: readonly string[]): string {
  const names = [`${method}.${prompt}.${more[0] ?? ""}`, `${method}.${prompt}`, method];
  const known = names.find((name) => Object.hasOwn(methods, name));
  return methods[known ?? ""] ?? [method, prompt, ...more.filter((part) => part !== "swap")].join(".");
}

function isMethod(part: string): boolean {
  return (
    Object.hasOwn(methods, part) || /^(?:base_pairwise|protocol|pairwise|multi|chateval|fine)/u.test(part)
  );
}
