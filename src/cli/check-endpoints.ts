import { isIP } from "node:net";
import type { HttpEvaluatorCard } from "../core/evaluator-card.js";
import { keysAtHand } from "../core/keys-at-hand.js";
import type { DoctorFinding } from "./doctor-finding.js";
import { variablesOf } from "./variables-of.js";

/** How to look for endpoints. */
export interface EndpointOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly offline: boolean;
  /** Of one request. */
  readonly timeoutMs: number;
}

const ownAddress = {
  openai: "https://api.openai.com/v1",
  anthropic: "https://api.anthropic.com/v1",
} as const;

/**
 * Asks each endpoint whether anybody answers there: those whose key is set, and servers of this machine or network that need
 * none. No key is sent, so any answer counts, 401 included. Others are named as not tried.
 */
export async function checkEndpoints(
  cards: readonly HttpEvaluatorCard[],
  options: EndpointOptions,
): Promise<readonly DoctorFinding[]> {
  const byAddress = new Map<string, HttpEvaluatorCard[]>();
  for (const card of cards) {
    const address = card.baseUrl ?? ownAddress[card.adapter];
    byAddress.set(address, [...(byAddress.get(address) ?? []), card]);
  }
  return Promise.all(
    [...byAddress].map(async ([address, sharing]): Promise<DoctorFinding> => {
      const { host } = new URL(address);
      const untried = whyUntried(address, sharing, options);
      if (untried !== undefined)
        return { check: "endpoint", state: "not tried", detail: `${host}: ${untried}` };
      const { state, detail } = await probe(address, options.timeoutMs);
      return { check: "endpoint", state, detail: `${host} ${detail}` };
    }),
  );
}

function whyUntried(
  address: string,
  cards: readonly HttpEvaluatorCard[],
  { environment, offline }: EndpointOptions,
): string | undefined {
  if (offline) return "--offline";
  // Of several keys, one is enough.
  const wanted = cards.map((card) =>
    variablesOf({ ...card, apiKeyEnv: keysAtHand(card, environment)[0] ?? card.apiKeyEnv }, environment),
  );
  if (wanted.some((variables) => variables.length > 0 && variables.every(({ set }) => set))) return undefined;
  const missing = wanted.flatMap((variables) => variables.filter(({ set }) => !set).map(({ name }) => name));
  if (missing.length > 0) return `${[...new Set(missing)].join(", ")} missing`;
  return isNear(address) ? undefined : "it needs no key and is not on this machine or network";
}

async function probe(address: string, timeoutMs: number): Promise<Pick<DoctorFinding, "state" | "detail">> {
  try {
    const response = await fetch(`${address.replace(/\/+$/u, "")}/models`, {
      signal: AbortSignal.timeout(timeoutMs),
      redirect: "manual",
    });
    await response.body?.cancel();
    return { state: "ok", detail: `answers (status ${response.status})` };
  } catch (error) {
    return { state: "note", detail: `does not answer: ${reasonOf(error, timeoutMs)}` };
  }
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return "unknown reason";
  if (error.name === "TimeoutError") return `nothing within ${timeoutMs / 1000} s`;
  const cause = error.cause instanceof Error ? error.cause : error;
  if ("code" in cause && typeof cause.code === "string") return cause.code;
  return cause.message;
}

/** Whether an address is of this machine, or of a private network. */
function isNear(address: string): boolean {
  const { hostname } = new URL(address);
  const host = hostname.replace(/^\[|\]$/gu, "");
  if (isIP(host) === 0) return host === "localhost" || /\.(?:localhost|local|internal)$/u.test(host);
  return /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0$|::1$|f[cd])/u.test(host);
}
