import { ModelError } from "../../core/errors.js";
import { mostReplyBytes } from "./most-reply-bytes.js";

/** The error of a reply that nobody takes into memory. */
export function replyTooLarge(): ModelError {
  return new ModelError(`The reply is larger than ${mostReplyBytes / 1e6} MB`, {
    failure: "bad-response",
    billed: "perhaps",
  });
}
