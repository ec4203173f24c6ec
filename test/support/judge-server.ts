import { onTestFinished } from "vitest";
import { canonicalJson } from "../../src/core/canonical-json.js";
import { isRecord } from "../../src/core/is-record.js";
import type { Message } from "../../src/core/message.js";
import { sha256 } from "../../src/core/sha256.js";
import { anthropicReply } from "./anthropic-server.js";
import { startHttpServer, type HttpServer, type ReceivedRequest, type ServerAnswer } from "./http-server.js";
import { openAiReply } from "./openai-server.js";

/** A question to the judge, as it came over the wire. */
export interface JudgeRequest {
  /** Counted from 0, in order of arrival. */
  readonly number: number;
  readonly model: string;
  /** What the call's record keeps of the messages. */
  readonly messagesHash: string;
  /** Hash of the whole body: equal for equal questions with equal settings. */
  readonly bodyHash: string;
  /** How many requests with the same body came before. */
  readonly earlier: number;
  /** All messages, one below the other. */
  readonly prompt: string;
  /** The effort asked for, if any. */
  readonly effort: string | undefined;
  readonly wire: "openai" | "anthropic";
  readonly headers: ReceivedRequest["headers"];
}

/** How the judge behaves. */
export interface JudgeServerOptions {
  /** How long it thinks about each reply. Default: not at all. */
  readonly delayMs?: number | undefined;
  /** What it does instead of judging; undefined: it judges. */
  readonly instead?: ((request: JudgeRequest) => ServerAnswer | undefined) | undefined;
}

/** A judge behind both wire formats. */
export interface JudgeServer extends Omit<HttpServer, "requests"> {
  readonly asked: readonly JudgeRequest[];
}

/** What every reply is said to have cost: with a card's price of 1 and 2 dollars a million, 200 millionths. */
export const replyUsage = { input: 100, output: 50 } as const;

/**
 * Starts a local judge, which is closed after the test. It speaks OpenAI's format at `<url>/v1` and Anthropic's at `<url>`.
 * What it says depends on the messages alone, and every protocol can read it: scores where the prompt shows a form for
 * them, else a closing line that names one of the two outputs. It often contradicts itself when the outputs are swapped.
 */
export async function startJudgeServer(options: JudgeServerOptions = {}): Promise<JudgeServer> {
  const asked: JudgeRequest[] = [];
  const bodies = new Map<string, number>();
  const server = await startHttpServer({
    answer: (received) => {
      const request = describeRequest(received, { number: asked.length, bodies });
      asked.push(request);
      return options.instead?.(request) ?? judgeAnswer(request, options.delayMs);
    },
  });
  onTestFinished(() => server.close());
  return { ...server, asked };
}

/** A reply of the judge in the request's own wire format, with another text where one is given. */
export function judgeAnswer(request: JudgeRequest, delayMs?: number, text?: string): ServerAnswer {
  const said = text ?? judgeText(request.prompt);
  const { input, output } = replyUsage;
  return request.wire === "openai"
    ? openAiReply({
        text: said,
        delayMs,
        usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output },
      })
    : anthropicReply({ text: said, delayMs, usage: { input_tokens: input, output_tokens: output } });
}

/** A request in either wire format, as the judge sees it. */
export function describeRequest(
  { path, headers, body }: Pick<ReceivedRequest, "path" | "headers" | "body">,
  { number, bodies }: { readonly number: number; readonly bodies: Map<string, number> },
): JudgeRequest {
  const messages = [...systemOf(body), ...messagesOf(body["messages"])];
  const bodyHash = sha256(canonicalJson(body));
  const earlier = bodies.get(bodyHash) ?? 0;
  bodies.set(bodyHash, earlier + 1);
  return {
    number,
    model: String(body["model"]),
    messagesHash: sha256(canonicalJson(messages)),
    bodyHash,
    earlier,
    prompt: messages.map(({ content }) => content).join("\n\n"),
    effort: effortOf(body),
    wire: path.split("?")[0] === "/v1/messages" ? "anthropic" : "openai",
    headers,
  };
}

function effortOf(body: ReceivedRequest["body"]): string | undefined {
  const output = body["output_config"];
  const effort = body["reasoning_effort"] ?? (isRecord(output) ? output["effort"] : undefined);
  return typeof effort === "string" ? effort : undefined;
}

function systemOf({ system }: ReceivedRequest["body"]): readonly Message[] {
  return typeof system === "string" ? [{ role: "system", content: system }] : [];
}

function messagesOf(list: unknown): readonly Message[] {
  if (!Array.isArray(list)) throw new TypeError("A request came without messages");
  return list.filter(isRecord).map(({ role, content }) => ({
    role: role === "system" || role === "assistant" ? role : "user",
    content: String(content),
  }));
}

function judgeText(prompt: string): string {
  const hash = sha256(prompt);
  const form = [...prompt.matchAll(/^\{(".*)\}$/gmu)].at(-1)?.[1];
  const digits = Array.from(hash, (digit) => Number.parseInt(digit, 16));
  if (form !== undefined) {
    const names = [...form.matchAll(/"([^"]+)":/gu)].map((match) => match[1] ?? "");
    const scores = names.map((name, index) => [name, ((digits[index] ?? 0) % 5) + 1] as const);
    return `Note ${hash.slice(0, 8)}.\n${JSON.stringify(Object.fromEntries(scores))}`;
  }
  const letter = (digits[0] ?? 0) % 2 === 0 ? "a" : "b";
  return `Note ${hash.slice(0, 8)} on what was asked.\n\nTherefore, Output (${letter}) is better.`;
}
