/** Why a call to a model failed. */
export type ModelFailure =
  | "rate-limited"
  | "overloaded"
  | "timeout"
  | "network"
  | "bad-response"
  | "auth"
  | "not-found"
  | "bad-request"
  | "context-length"
  | "content-filter"
  | "not-recorded"
  | "aborted";
