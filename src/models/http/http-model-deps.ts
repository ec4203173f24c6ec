import type { Clock } from "../../core/clock.js";
import type { Endpoint } from "./resolve-endpoint.js";

/** What a model behind an HTTP API needs beside its card. */
export interface HttpModelDeps {
  readonly endpoint: Endpoint;
  /** Reads the date of a `retry-after` header. */
  readonly clock: Pick<Clock, "now">;
  readonly fingerprint: string;
}
