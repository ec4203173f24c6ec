import type { BatchItem } from "../../core/batch-model.js";
import { ModelError } from "../../core/errors.js";
import { isRecord } from "../../core/is-record.js";
import { parseJson } from "../../core/parse-json.js";
import type { MapErrorContext } from "../http/map-error-context.js";
import { mapProviderError } from "../http/map-provider-error.js";
import { readProviderError } from "../http/provider-error.js";
import { readReply } from "./read-reply.js";

/** One line of a batch's results; undefined for a line that names no call. Throws a SyntaxError where it is no JSON. */
export function readBatchLine(line: string, context: MapErrorContext): BatchItem | undefined {
  const entry = parseJson(line);
  if (!isRecord(entry) || typeof entry["custom_id"] !== "string") return undefined;
  const call = entry["custom_id"];
  try {
    return readEntry(call, isRecord(entry["result"]) ? entry["result"] : {}, context);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { kind: "failed", call, failure: error.failure, message: error.message };
  }
}

/** The call that a line of results is about. */
export function batchCallIn(line: string): string | undefined {
  const entry = parseJson(line);
  return isRecord(entry) && typeof entry["custom_id"] === "string" ? entry["custom_id"] : undefined;
}

function readEntry(
  call: string,
  result: Readonly<Record<string, unknown>>,
  context: MapErrorContext,
): BatchItem {
  switch (result["type"]) {
    case "succeeded": {
      const around = { ...context, headers: new Headers(), requestId: undefined };
      return { kind: "reply", call, reply: readReply(result["message"], around) };
    }
    case "expired":
      return {
        kind: "failed",
        call,
        failure: "timeout",
        message: "The batch expired before this call was made",
      };
    case "canceled":
      return {
        kind: "failed",
        call,
        failure: "aborted",
        message: "The batch was cancelled before this call was made",
      };
    default:
      throw erredIn(result["error"], context);
  }
}

/** The error is wrapped once more than that of a live call. */
function erredIn(error: unknown, context: MapErrorContext): ModelError {
  const inner = isRecord(error) && isRecord(error["error"]) ? error["error"] : error;
  const id = isRecord(error) ? error["request_id"] : undefined;
  return mapProviderError(
    {
      error: readProviderError(inner, undefined),
      headers: undefined,
      requestId: typeof id === "string" ? id : undefined,
    },
    context,
  );
}
