import type { ModelError } from "../../core/errors.js";
import { headersIn } from "./headers-in.js";
import type { MapErrorContext } from "./map-error-context.js";
import { mapProviderError } from "./map-provider-error.js";
import { mapTransportError } from "./map-transport-error.js";
import { readProviderError } from "./provider-error.js";

/** How one SDK tells what the provider answered: the error object inside the body, and the header with the request's id. */
export interface SdkShape {
  readonly errorIn: (body: unknown) => unknown;
  readonly requestIdHeader: string;
}

/**
 * Maps any rejection of an SDK call to a ModelError. An error with a status was the provider's answer, any other one means that no
 * answer came or none that can be read. The SDKs' classes are not asked for, so that nothing loads an SDK to map an error.
 */
export function mapSdkError(error: unknown, shape: SdkShape, context: MapErrorContext): ModelError {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") {
    return mapTransportError(error, context);
  }
  const body = "error" in error ? shape.errorIn(error.error) : undefined;
  const headers = headersIn(error);
  return mapProviderError(
    {
      error: readProviderError(body ?? error.message, error.status),
      headers,
      requestId: headers?.get(shape.requestIdHeader) ?? undefined,
    },
    context,
  );
}
