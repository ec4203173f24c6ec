import type Anthropic from "@anthropic-ai/sdk";
import type { MessageBatch } from "@anthropic-ai/sdk/resources/messages/batches";
import type { BatchItem, BatchModel, BatchState, BatchTrace, FoundBatch } from "../../core/batch-model.js";
import { ModelError } from "../../core/errors.js";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import { createBatchFetch } from "../http/create-batch-fetch.js";
import type { HttpModelDeps } from "../http/http-model-deps.js";
import { longestBatchRequestMs } from "../http/longest-batch-request.js";
import { responseLines } from "../http/response-lines.js";
import { convertRequest } from "./convert-request.js";
import { createAnthropicClient } from "./create-anthropic-client.js";
import { mapError } from "./map-error.js";
import { batchCallIn, readBatchLine } from "./read-batch-line.js";

const path = "/v1/messages/batches";

/** The clocks of two machines may differ by so much, in milliseconds. */
const skewMs = 600_000;

/**
 * Anthropic's Message Batches, through the official SDK. A batch bears no name of ours: one of which only the intent is
 * known is looked for among those of its time and size, and told by the calls in its results.
 */
export async function createAnthropicBatches(
  card: HttpEvaluatorCard,
  deps: HttpModelDeps,
): Promise<BatchModel> {
  const client = await createAnthropicClient(card, {
    endpoint: deps.endpoint,
    fetch: createBatchFetch(deps.endpoint.proxy),
    timeoutMs: longestBatchRequestMs,
  });
  const context = (): { evaluator: string; secrets: readonly string[]; now: number } => ({
    evaluator: card.id,
    secrets: deps.endpoint.secrets,
    now: deps.clock.now(),
  });
  const mapped = <Result>(promise: Promise<Result>): Promise<Result> =>
    promise.catch((error: unknown) => {
      throw mapError(error, context());
    });

  async function* results(id: string): AsyncGenerator<BatchItem> {
    try {
      for await (const line of linesOf(client, await client.messages.batches.retrieve(id))) {
        const item = readBatchLine(line, context());
        if (item !== undefined) yield item;
      }
    } catch (error) {
      throw mapError(error, context());
    }
  }

  async function submit(lines: readonly string[]): Promise<string> {
    // As a text, so that the body of each call is the one that a live call sends, and none is written twice.
    const batch = await client.post<unknown>(path, {
      body: Buffer.from(`{"requests":[${lines.join(",\n")}]}`, "utf8"),
      headers: { "content-type": "application/json" },
    });
    return idOf(batch as Partial<MessageBatch> | null);
  }

  return {
    limits: { requests: 100_000, bytes: 255_000_000 },
    line: (call, request) => JSON.stringify({ custom_id: call, params: convertRequest(card, request) }),
    submit: ({ lines }) => mapped(submit(lines)),
    find: (trace) => mapped(findBatch(client, trace)),
    look: (id) => mapped(client.messages.batches.retrieve(id).then(stateOf)),
    results,
    cancel: (id) => mapped(client.messages.batches.cancel(id).then(() => undefined)),
  };
}

function stateOf(batch: Partial<MessageBatch>): BatchState {
  const status: string = batch.processing_status ?? "";
  switch (status) {
    case "in_progress":
    case "canceling":
      return { kind: "open" };
    case "ended":
      return {
        kind: "ended",
        rest: { failure: "bad-response", message: "The batch holds no result for this call" },
      };
    default:
      throw new SyntaxError("the batch has no status that is known");
  }
}

/** Where the results stand on another host than the card's endpoint, they are fetched from the endpoint: a key goes nowhere else. */
async function* linesOf(client: Anthropic, batch: MessageBatch): AsyncGenerator<string> {
  const plain = `${path}/${encodeURIComponent(batch.id)}/results`;
  const named = typeof batch.results_url === "string" ? batch.results_url : plain;
  const address = new URL(named, client.baseURL);
  const isOwn = address.origin === new URL(client.baseURL).origin;
  const response = await client
    .get(isOwn ? address.href : plain, { headers: { Accept: "application/binary" }, __binaryResponse: true })
    .asResponse();
  yield* responseLines(response);
}

/** Batches come with the newest first. */
async function findBatch(client: Anthropic, { calls, at, others }: BatchTrace): Promise<FoundBatch> {
  let isUnsure = false;
  for await (const batch of client.messages.batches.list({ limit: 100 })) {
    if (Date.parse(batch.created_at) < at - skewMs) break;
    if (others.has(batch.id) || sizeOf(batch) !== calls.size) continue;
    if (batch.processing_status !== "ended") isUnsure = true;
    else if (await holdsOneOf(client, batch, calls)) return { kind: "found", id: idOf(batch) };
  }
  return { kind: isUnsure ? "unsure" : "absent" };
}

function sizeOf({ request_counts }: MessageBatch): number {
  const { processing, succeeded, errored, canceled, expired } = request_counts;
  return processing + succeeded + errored + canceled + expired;
}

/** The first result tells. */
async function holdsOneOf(
  client: Anthropic,
  batch: MessageBatch,
  calls: ReadonlySet<string>,
): Promise<boolean> {
  for await (const line of linesOf(client, batch)) {
    const call = batchCallIn(line);
    return call !== undefined && calls.has(call);
  }
  return false;
}

/** An endpoint may answer with anything. */
function idOf(batch: Partial<MessageBatch> | null): string {
  const id = batch?.id;
  if (typeof id === "string" && id !== "") return id;
  throw new ModelError("The batch that was handed in has no id", { failure: "bad-response" });
}
