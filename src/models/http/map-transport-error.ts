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
  const billed = chain.some(isBeforeSending) ? undefined : "perhaps";
  return new ModelError(`${texts[failure]} ${context.evaluator}: ${said}`, { failure, billed });
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

/** Whether an error says that no request went out: the host was not found or not reached, or its certificate was not taken. */
function isBeforeSending(error: Error): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return (
    syscall === "connect" || syscall === "getaddrinfo" || (typeof code === "string" && unconnected.test(code))
  );
}

const unconnected =
  /^(?:ECONNREFUSED|E(?:HOST|NET)(?:UNREACH|DOWN)|EADDRNOTAVAIL|ENOTFOUND|EAI_\w+|EMFILE|ENFILE|UND_ERR_CONNECT_TIMEOUT|UND_ERR_INVALID_ARG|ERR_INVALID_\w+|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+)$/u;

function causesOf(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  for (let next: unknown = error; next instanceof Error && chain.length < 5; next = next.cause)
    chain.push(next);
  return chain;
}
