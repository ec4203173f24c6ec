import type { ModelError } from "../../core/errors.js";
import type { MapErrorContext } from "../http/map-error-context.js";
import { mapSdkError } from "../http/map-sdk-error.js";

/** Maps any rejection of the `openai` SDK to a ModelError. The SDK keeps what stood under `error` in the body. */
export function mapError(error: unknown, context: MapErrorContext): ModelError {
  return mapSdkError(error, { errorIn: (body) => body, requestIdHeader: "x-request-id" }, context);
}
