import { canonicalJson } from "../core/canonical-json.js";
import type { ProtocolInfo } from "../core/protocol.js";
import type { Sampling } from "../core/sampling.js";
import { sha256 } from "../core/sha256.js";

/** What planning and reports are told of a benchmark's way of asking. */
export function protocolInfo(task: string, sampling: Sampling, texts: readonly string[] = []): ProtocolInfo {
  return {
    ...{
      id: task,
      version: 1,
      title: `INSTRUCTEVAL, ${task}`,
      source: "Chia et al. (2023), arXiv:2306.04757",
    },
    fingerprint: sha256(canonicalJson([task, sampling, texts])).slice(0, 16),
    ...{ tasks: ["pairwise", "pointwise", "listwise"], needs: [], sends: Object.keys(sampling) },
    ...{ presentationsShareCalls: true, asksAlike: true },
  };
}
