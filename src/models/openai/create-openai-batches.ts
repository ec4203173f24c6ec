import type OpenAI from "openai";
import type { Batch } from "openai/resources/batches";
import type {
  BatchItem,
  BatchModel,
  BatchState,
  BatchToSubmit,
  BatchTrace,
  FoundBatch,
} from "../../core/batch-model.js";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import { createBatchFetch } from "../http/create-batch-fetch.js";
import type { HttpModelDeps } from "../http/http-model-deps.js";
import { longestBatchRequestMs } from "../http/longest-batch-request.js";
import { responseLines } from "../http/response-lines.js";
import { convertRequest } from "./convert-request.js";
import { createOpenAiClient } from "./create-openai-client.js";
import { mapError } from "./map-error.js";
import { readBatchLine } from "./read-batch-line.js";
import { readBatchState } from "./read-batch-state.js";

const endpoint = "/v1/chat/completions";

/** The metadata by which a batch is found again. */
const keyName = "reife";

/** The clocks of two machines may differ by so much, in milliseconds. */
const skewMs = 600_000;

/**
 * OpenAI's Batch API, through the official SDK: a file of requests is uploaded, a batch made of it, and two files come back,
 * one of replies and one of errors. The batch bears our key as metadata.
 */
export async function createOpenAiBatches(card: HttpEvaluatorCard, deps: HttpModelDeps): Promise<BatchModel> {
  const client = await createOpenAiClient(card, {
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

  async function* results(id: string, wantsLogprobs: (call: string) => boolean): AsyncGenerator<BatchItem> {
    try {
      const batch = await client.batches.retrieve(id);
      for (const file of [batch.output_file_id, batch.error_file_id]) {
        if (typeof file !== "string" || file === "") continue;
        const response = await client.files.content(file).asResponse();
        for await (const line of responseLines(response)) {
          const item = readBatchLine(line, { ...context(), wantsLogprobs });
          if (item !== undefined) yield item;
        }
      }
    } catch (error) {
      throw mapError(error, context());
    }
  }

  return {
    limits: { requests: 50_000, bytes: 200_000_000 },
    line: (call, request) =>
      JSON.stringify({
        custom_id: call,
        method: "POST",
        url: endpoint,
        body: convertRequest(card, request),
      }),
    submit: (batch) => mapped(submitBatch(client, batch)),
    find: (trace) => mapped(findBatch(client, trace)),
    look: (id): Promise<BatchState> =>
      mapped(client.batches.retrieve(id).then((batch) => readBatchState(batch, context()))),
    results,
    cancel: (id) => mapped(client.batches.cancel(id).then(() => undefined)),
  };
}

async function submitBatch(client: OpenAI, { key, lines }: BatchToSubmit): Promise<string> {
  const { toFile } = await import("openai");
  const name = `reife-${key}.jsonl`;
  const file = await client.files.create({
    file: await toFile(Buffer.from(`${lines.join("\n")}\n`, "utf8"), name, { type: "application/jsonl" }),
    purpose: "batch",
  });
  const batch = await client.batches.create({
    input_file_id: file.id,
    endpoint,
    completion_window: "24h",
    metadata: { [keyName]: key },
  });
  return idOf(batch);
}

/** Batches come with the newest first. */
async function findBatch(client: OpenAI, { key, at }: BatchTrace): Promise<FoundBatch> {
  for await (const batch of client.batches.list({ limit: 100 })) {
    if (batch.metadata?.[keyName] === key) return { kind: "found", id: idOf(batch) };
    if (batch.created_at * 1000 < at - skewMs) break;
  }
  return { kind: "absent" };
}

/** An endpoint may answer with anything. */
function idOf(batch: Partial<Batch> | null): string {
  const id = batch?.id;
  if (typeof id !== "string" || id === "") throw new SyntaxError("the batch has no id");
  return id;
}
