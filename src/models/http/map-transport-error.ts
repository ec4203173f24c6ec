import { ModelError } from "../../core/errors.js";
import type { MapErrorContext } from "./map-error-context.js";
import { redact } from "./redact.js";

/** The ModelError of a request that got no answer, or none that could be read. */
export function mapTransportError(error: unknown, context: MapErrorContext): ModelError {
  if (error instanceof ModelError) return error;
  const chain = causesOf(error);
  const words = chain.map((cause) => cause.message.replace(/[.:]$/u, "")).filter((word) => word !== "");
  const codes = chain.flatMap((cause) =>
    "code" in cause && typeof cause.code === "string" ? [cause.code] : [],
  );
  // A code mostly stands in one of the messages already.
  const untold = codes.filter((code) => !words.some((word) => word.includes(code)));
  const said = redact([...new Set([...words, ...untold])].join(": "), context.secrets);
  const failure = transportFailure(chain, [...words, ...codes].join(" "));
  return new ModelError(`${texts[failure]} ${context.evaluator}: ${said}`, { failure });
}

const texts = {
  "bad-response": "Cannot read the reply of",
  timeout: "No reply in time from",
  network: "Cannot reach",
} as const;

function transportFailure(chain: readonly Error[], words: string): keyof typeof texts {
  if (chain.some((cause) => cause instanceof SyntaxError)) return "bad-response";
  return /timed? ?out|ETIMEDOUT|_TIMEOUT/iu.test(words) ? "timeout" : "network";
}

function causesOf(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  for (let next: unknown = error; next instanceof Error && chain.length < 5; next = next.cause)
    chain.push(next);
  return chain;
}
