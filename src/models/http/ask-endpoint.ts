import type { AnswerHeaders } from "./answer-headers.js";
import type { Deadline } from "./with-deadline.js";

/** A good answer: its head, and its body as JSON (a text where it is none, undefined where there is none). */
export interface EndpointAnswer {
  readonly headers: AnswerHeaders;
  readonly body: unknown;
}

/**
 * A way to the endpoint: sends one body, once, and gives the good answer. Rejects with a ModelError where the deadline ended it, with an
 * error that bears `status`, `headers` and `error` (what the body says) where the answer was no good one, and with whatever the transport says
 * where none came.
 */
export type AskEndpoint<Body = object> = (body: Body, deadline: Deadline) => Promise<EndpointAnswer>;
