import type { ChatModel, ChatRequest } from "../../core/chat-model.js";
import type { ChatReply } from "../../core/chat-reply.js";
import type { ModelError } from "../../core/errors.js";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import type { AnswerHeaders } from "./answer-headers.js";
import type { AskEndpoint } from "./ask-endpoint.js";
import { headersIn } from "./headers-in.js";
import type { HttpModelDeps } from "./http-model-deps.js";
import type { MapErrorContext } from "./map-error-context.js";
import { tellLimits } from "./tell-limits.js";
import { transportBounds } from "./transport-bounds.js";

/** What came around a body. */
export interface AnswerContext extends MapErrorContext {
  readonly headers: AnswerHeaders;
  readonly requestId: string | undefined;
}

/** What one API does in its own way. */
export interface HttpWire<Body> {
  readonly ask: AskEndpoint<Body>;
  /** The body of a request. Throws a ModelError for what cannot be sent. */
  readonly bodyOf: (request: ChatRequest) => Body;
  /** The reply in the body of a good answer. Throws a ModelError where there is none. */
  readonly read: (body: unknown, context: AnswerContext, request: ChatRequest) => ChatReply;
  readonly mapError: (error: unknown, context: MapErrorContext) => ModelError;
  readonly requestIdHeader: string;
}

/** A model behind an HTTP API. It tells whoever asks what each answer, a good or a bad one, says of the provider's limits. */
export function httpModel<Body>(
  card: HttpEvaluatorCard,
  { endpoint, clock, fingerprint }: HttpModelDeps,
  { ask, bodyOf, read, mapError, requestIdHeader }: HttpWire<Body>,
): ChatModel {
  const { timeoutMs } = transportBounds(card.limits);
  const evaluator = card.id;
  const { secrets } = endpoint;
  return {
    id: card.id,
    fingerprint,
    complete: async (request) => {
      const sent = bodyOf(request);
      try {
        const { body, headers } = await ask(sent, { timeoutMs, signal: request.signal });
        const now = clock.now();
        tellLimits(request, headers, now);
        const requestId = headers.get(requestIdHeader) ?? undefined;
        return read(body, { evaluator, secrets, now, headers, requestId }, request);
      } catch (error) {
        tellLimits(request, headersIn(error), clock.now());
        throw mapError(error, { evaluator, secrets, now: clock.now() });
      }
    },
  };
}
