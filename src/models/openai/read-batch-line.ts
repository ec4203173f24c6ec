import type { BatchItem } from "../../core/batch-model.js";
import { ModelError } from "../../core/errors.js";
import { isRecord } from "../../core/is-record.js";
import type { ModelFailure } from "../../core/model-failure.js";
import { parseJson } from "../../core/parse-json.js";
import type { MapErrorContext } from "../http/map-error-context.js";
import { mapProviderError } from "../http/map-provider-error.js";
import { readProviderError } from "../http/provider-error.js";
import { redact } from "../http/redact.js";
import { readReply } from "./read-reply.js";

/** What reading a line takes beside it. */
export interface BatchLineContext extends MapErrorContext {
  readonly wantsLogprobs: (call: string) => boolean;
}

/** One line of a batch's output or error file; undefined for a line that names no call. Throws a SyntaxError where it is no JSON. */
export function readBatchLine(line: string, context: BatchLineContext): BatchItem | undefined {
  const entry = parseJson(line);
  if (!isRecord(entry) || typeof entry["custom_id"] !== "string") return undefined;
  const call = entry["custom_id"];
  try {
    return readEntry(call, entry, context);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { kind: "failed", call, failure: error.failure, message: error.message };
  }
}

function readEntry(
  call: string,
  { response, error }: Readonly<Record<string, unknown>>,
  context: BatchLineContext,
): BatchItem {
  if (!isRecord(response)) return withoutResponse(call, error, context);
  const status = typeof response["status_code"] === "number" ? response["status_code"] : 200;
  const { body } = response;
  const id = response["request_id"];
  const around = { headers: new Headers(), requestId: typeof id === "string" ? id : undefined };
  if (status >= 200 && status < 300) {
    const logprobs = context.wantsLogprobs(call);
    return { kind: "reply", call, reply: readReply(body, { ...context, ...around, logprobs }) };
  }
  const said = readProviderError(isRecord(body) ? body["error"] : body, status);
  throw mapProviderError({ error: said, ...around }, context);
}

function withoutResponse(call: string, error: unknown, context: BatchLineContext): BatchItem {
  const said = readProviderError(error, undefined);
  const failure = failureOf(said.code);
  if (failure === undefined) {
    throw mapProviderError({ error: said, headers: undefined, requestId: undefined }, context);
  }
  const message = redact(said.message === "" ? said.code : said.message, context.secrets);
  return { kind: "failed", call, failure, message };
}

function failureOf(code: string): ModelFailure | undefined {
  if (code.includes("expired")) return "timeout";
  return code.includes("cancelled") ? "aborted" : undefined;
}
