import type { ChatRequest } from "../core/chat-model.js";
import { ModelError } from "../core/errors.js";

/** Throws a ModelError (`aborted`) where a request's signal has fired before anything was done for it. */
export function refuseAborted(request: ChatRequest): void {
  if (request.signal?.aborted === true) {
    throw new ModelError("The call was aborted before it was made", { failure: "aborted" });
  }
}
