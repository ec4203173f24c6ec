import {
  startHttpServer,
  type HttpServer,
  type HttpServerOptions,
  type ServerAnswer,
} from "./http-server.js";

/** What a message says; what is absent takes a plain value. */
export interface AnthropicReply {
  readonly text?: string | undefined;
  /** Instead of one block with `text`. */
  readonly content?: readonly unknown[] | undefined;
  readonly stopReason?: string | null | undefined;
  readonly usage?: unknown;
  readonly model?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly delayMs?: number | undefined;
}

/** A successful answer of an API of Anthropic's shape. */
export function anthropicReply(reply: AnthropicReply = {}): ServerAnswer {
  const { text = "Output (a)", stopReason = "end_turn" } = reply;
  return {
    kind: "send",
    headers: { "request-id": "req-1", ...reply.headers },
    delayMs: reply.delayMs,
    body: {
      id: "msg-1",
      type: "message",
      role: "assistant",
      model: reply.model ?? "made-up-2024-01-01",
      content: reply.content ?? [{ type: "text", text }],
      stop_reason: stopReason,
      stop_sequence: null,
      usage: reply.usage ?? { input_tokens: 12, output_tokens: 3 },
    },
  };
}

/** A refusal of the request itself, in Anthropic's shape. */
export function anthropicError(
  status: number,
  error: { readonly message?: string; readonly type?: string },
  headers: Readonly<Record<string, string>> = {},
): ServerAnswer {
  return {
    kind: "send",
    status,
    headers: { "request-id": "req-1", ...headers },
    body: { type: "error", error: { type: "some_error", message: "Something is wrong", ...error } },
  };
}

/**
 * Starts a local server that speaks Anthropic's wire format at `<url>`; without options every request is answered
 * "Output (a)". Anything but `POST /v1/messages` is a 404.
 */
export function startAnthropicServer(options: Partial<HttpServerOptions> = {}): Promise<HttpServer> {
  const answer = options.answer ?? ((): ServerAnswer => anthropicReply());
  return startHttpServer({
    ...options,
    answer: (request, number) =>
      request.method === "POST" && request.path.split("?")[0] === "/v1/messages"
        ? answer(request, number)
        : anthropicError(404, { type: "not_found_error", message: `Not found: ${request.path}` }),
  });
}
