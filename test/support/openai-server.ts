import {
  startHttpServer,
  type HttpServer,
  type HttpServerOptions,
  type ServerAnswer,
} from "./http-server.js";

/** What a chat completion says; what is absent takes a plain value. */
export interface OpenAiReply {
  readonly text?: string | null | undefined;
  readonly finishReason?: string | null | undefined;
  readonly refusal?: string | undefined;
  readonly logprobs?: unknown;
  readonly usage?: unknown;
  readonly model?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly delayMs?: number | undefined;
}

/** A successful answer of an API of OpenAI's shape. */
export function openAiReply(reply: OpenAiReply = {}): ServerAnswer {
  const { text = "Output (a)", finishReason = "stop", refusal = null } = reply;
  return {
    kind: "send",
    headers: { "x-request-id": "req-1", ...reply.headers },
    delayMs: reply.delayMs,
    body: {
      id: "chatcmpl-1",
      object: "chat.completion",
      created: 1_700_000_000,
      model: reply.model ?? "made-up-2024-01-01",
      choices: [
        {
          index: 0,
          message: { role: "assistant", content: text, refusal },
          logprobs: reply.logprobs ?? null,
          finish_reason: finishReason,
        },
      ],
      usage:
        reply.usage === null
          ? undefined
          : (reply.usage ?? { prompt_tokens: 12, completion_tokens: 3, total_tokens: 15 }),
    },
  };
}

/** A refusal of the request itself, in OpenAI's shape. */
export function openAiError(
  status: number,
  error: { readonly message?: string; readonly type?: string; readonly code?: string | null },
  headers: Readonly<Record<string, string>> = {},
): ServerAnswer {
  return {
    kind: "send",
    status,
    headers: { "x-request-id": "req-1", ...headers },
    body: { error: { message: "Something is wrong", type: "some_error", param: null, code: null, ...error } },
  };
}

/**
 * Starts a local server that speaks OpenAI's wire format at `<url>/v1`; without options every request is answered
 * "Output (a)". Anything but `POST /v1/chat/completions` is a 404.
 */
export function startOpenAiServer(options: Partial<HttpServerOptions> = {}): Promise<HttpServer> {
  const answer = options.answer ?? ((): ServerAnswer => openAiReply());
  return startHttpServer({
    ...options,
    answer: (request, number) =>
      request.method === "POST" && request.path.split("?")[0] === "/v1/chat/completions"
        ? answer(request, number)
        : openAiError(404, { message: `Unknown request URL: ${request.method} ${request.path}` }),
  });
}
