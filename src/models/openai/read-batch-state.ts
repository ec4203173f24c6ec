import type { BatchState } from "../../core/batch-model.js";
import { isRecord } from "../../core/is-record.js";
import type { ModelFailure } from "../../core/model-failure.js";
import type { MapErrorContext } from "../http/map-error-context.js";
import { redact } from "../http/redact.js";

/** Where a batch of OpenAI's stands. One that expired or was cancelled has results all the same. */
export function readBatchState(batch: unknown, context: MapErrorContext): BatchState {
  const status = isRecord(batch) ? batch["status"] : undefined;
  switch (status) {
    case "validating":
    case "in_progress":
    case "finalizing":
    case "cancelling":
      return { kind: "open" };
    case "completed":
      return rest("bad-response", "The batch holds no result for this call");
    case "expired":
      return rest("timeout", "The batch expired before this call was made");
    case "cancelled":
      return rest("aborted", "The batch was cancelled before this call was made");
    case "failed":
      return refused(batch, context);
    default:
      throw new SyntaxError("the batch has no status that is known");
  }
}

function rest(failure: ModelFailure, message: string): BatchState {
  return { kind: "ended", rest: { failure, message } };
}

function refused(batch: unknown, { evaluator, secrets }: MapErrorContext): BatchState {
  const errors = isRecord(batch) && isRecord(batch["errors"]) ? batch["errors"]["data"] : undefined;
  const list: readonly unknown[] = Array.isArray(errors) ? errors : [];
  const [first] = list.filter(isRecord);
  const code = typeof first?.["code"] === "string" ? first["code"] : "";
  const said = typeof first?.["message"] === "string" ? first["message"] : code;
  return {
    kind: "refused",
    failure: failureOf(code),
    message: `${evaluator} refused the batch${said === "" ? "" : `: ${redact(said, secrets).slice(0, 500)}`}`,
  };
}

function failureOf(code: string): ModelFailure {
  if (/token_limit|rate_limit|too_many/u.test(code)) return "rate-limited";
  if (code.includes("model_not_found")) return "not-found";
  if (/quota|billing|auth|permission/u.test(code)) return "auth";
  return "bad-request";
}
