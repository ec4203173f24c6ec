import type { ModelError } from "../../core/errors.js";
import { isRecord } from "../../core/is-record.js";
import type { MapErrorContext } from "../http/map-error-context.js";
import { mapSdkError } from "../http/map-sdk-error.js";

/** Maps any rejection of the `@anthropic-ai/sdk` SDK to a ModelError. The SDK keeps the whole body of an error. */
export function mapError(error: unknown, context: MapErrorContext): ModelError {
  const errorIn = (body: unknown): unknown => (isRecord(body) ? (body["error"] ?? body["message"]) : body);
  return mapSdkError(error, { errorIn, requestIdHeader: "request-id" }, context);
}
