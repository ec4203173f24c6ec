import type { ChatModel } from "../../src/core/chat-model.js";
import type { SoloEvaluatorCard, HttpEvaluatorCard } from "../../src/core/evaluator-card.js";
import { createChatModel } from "../../src/models/create-chat-model.js";
import { chatModelContract, type ChatModelSubject } from "../contracts/chat-model.js";
import { httpChatModelContract, testKey, testNow, type WireFormat } from "../contracts/http-chat-model.js";
import { anthropicError, anthropicReply, startAnthropicServer } from "../support/anthropic-server.js";
import type { HttpServer } from "../support/http-server.js";
import { openAiError, openAiReply, startOpenAiServer } from "../support/openai-server.js";
import { addressWith, requestWith, samplePair } from "../support/sample-instances.js";

const recording = JSON.stringify([
  {
    input: samplePair.instruction,
    output_1: samplePair.outputs[0],
    output_2: samplePair.outputs[1],
    results: [{ "swap = False": { completion: ["Output (a)", "stop"] } }],
  },
]);

function createModel(card: SoloEvaluatorCard): Promise<ChatModel> {
  return createChatModel(card, {
    environment: { TEST_KEY: testKey, TEAM_SECRET: "hidden-value" },
    clock: { now: () => testNow },
    seed: "7",
    lookup: (dataset, id) => (id === samplePair.id ? { ...samplePair, dataset } : undefined),
    majorityOf: () => "A",
    sizeOf: () => 1,
    readRecording: () => Promise.resolve(recording),
  });
}

const httpCard: Omit<HttpEvaluatorCard, "adapter"> = {
  id: "made-up-judge",
  title: "Made up",
  model: "made-up",
  apiKeyEnv: "TEST_KEY",
  sampling: {},
  cannot: [],
  maxTokensField: "max_tokens",
  reasoningAllowance: 0,
  systemRole: "system",
  limits: { timeoutSeconds: 10 },
  file: "made-up.yaml",
};

const openAi: WireFormat = {
  name: "openai",
  path: "/v1/chat/completions",
  keyHeader: { name: "authorization", value: `Bearer ${testKey}` },
  start: startOpenAiServer,
  reply: (text) => openAiReply({ text: text ?? "Output (a)" }),
  error: (status, message, headers) => openAiError(status, { message }, headers),
  create: (url, changes) => createModel({ ...httpCard, adapter: "openai", baseUrl: `${url}/v1`, ...changes }),
};

const anthropic: WireFormat = {
  name: "anthropic",
  path: "/v1/messages",
  keyHeader: { name: "x-api-key", value: testKey },
  start: startAnthropicServer,
  reply: (text) => anthropicReply({ text: text ?? "Output (a)" }),
  error: (status, message, headers) => anthropicError(status, { message }, headers),
  create: (url, changes) => createModel({ ...httpCard, adapter: "anthropic", baseUrl: url, ...changes }),
};

/** The same wire format through the official SDK. */
function throughSdk(wire: WireFormat): WireFormat {
  return {
    ...wire,
    name: `${wire.name} through its SDK`,
    create: (url, changes) => wire.create(url, { transport: "sdk", ...changes }),
  };
}

for (const wire of [openAi, anthropic, throughSdk(openAi), throughSdk(anthropic)]) {
  httpChatModelContract(wire);
  chatModelContract(wire.name, async (): Promise<ChatModelSubject> => {
    const server: HttpServer = await wire.start();
    return {
      create: () => wire.create(server.url),
      id: httpCard.id,
      request: requestWith(),
      impossible: requestWith({ sampling: { seed: 1, topK: 1 }, messages: [] }),
      stop: () => server.close(),
    };
  });
}

const common = { title: "x", file: "x.yaml" };
const others: readonly SoloEvaluatorCard[] = [
  { ...common, id: "nulls/longest", adapter: "null", rule: "longest" },
  {
    ...common,
    id: "simulated/x",
    adapter: "simulated",
    seed: 1,
    traits: {
      accuracy: 0.8,
      positionLean: 0,
      labelLean: 0,
      lengthLean: 0,
      unparsedRate: 0,
      failureRate: 0,
      scoreNoise: 1,
    },
  },
  {
    ...common,
    id: "llmbar/x",
    adapter: "recorded",
    format: "llmbar",
    judge: "x",
    path: "",
    folders: {},
    protocols: {},
    sha256: {},
    compatibility: {},
  },
];

for (const card of others) {
  chatModelContract(card.adapter, () => {
    const ask = (instance: string): ReturnType<typeof requestWith> =>
      requestWith({ address: addressWith({ dataset: "llmbar-natural", instance }) });
    return Promise.resolve({
      create: () => createModel(card),
      id: card.id,
      request: ask(samplePair.id),
      impossible: ask("nothing"),
      stop: () => Promise.resolve(),
    });
  });
}
