import type { MessageCreateParamsNonStreaming, TextBlockParam } from "@anthropic-ai/sdk/resources/messages";
import type { CallAddress } from "../../core/chat-model.js";
import { estimateInputTokens } from "../../core/estimate-input-tokens.js";

/** Marks what a request has in common with all others of its step, for the provider to keep and read again. */
export type CacheMarker = (
  body: MessageCreateParamsNonStreaming,
  address: Pick<CallAddress, "protocol" | "step" | "dataset" | "instance">,
) => MessageCreateParamsNonStreaming;

interface StepMemory {
  /** The instance that the first request was about; undefined once another one was met. */
  only: string | undefined;
  /** What all requests began with: texts in the order sent, of which the last may be a part. */
  common: readonly string[];
}

/**
 * A marker with a memory: the static part of a step is what its requests about different instances have begun with so far, cut at
 * the end of a line. Nothing is marked before a second instance was met: what only the calls of one instance share is sent at
 * the same time, so each would pay for writing it and none would read it. Nor is a part marked that is shorter than the
 * provider keeps. The texts are the same, in two blocks instead of one where the mark stands within a text.
 *
 * @param fromTokens the shortest part to mark, in tokens as `estimateInputTokens` bounds them from above
 */
export function cacheMarker(fromTokens: number): CacheMarker {
  const steps = new Map<string, StepMemory>();
  return (body, { protocol, step, dataset, instance }) => {
    const about = `${dataset}/${instance}`;
    const texts = textsOf(body);
    const key = `${protocol}/${step}`;
    const memory = steps.get(key) ?? { only: about, common: texts };
    steps.set(key, memory);
    if (memory.only === about) return body;
    memory.only = undefined;
    memory.common = commonStart(memory.common, texts);
    const start = wholeLines(memory.common, texts);
    const content = start.join("\n");
    const isLong = estimateInputTokens([{ role: "user", content }]).high >= fromTokens;
    return isLong ? marked(body, start) : body;
  };
}

/** The system's text ("" where there is none), then those of the messages. */
function textsOf({ system, messages }: MessageCreateParamsNonStreaming): readonly string[] {
  return [system, ...messages.map(({ content }) => content)].map((text) =>
    typeof text === "string" ? text : "",
  );
}

function commonStart(one: readonly string[], other: readonly string[]): readonly string[] {
  const common: string[] = [];
  for (const [index, text] of one.entries()) {
    const counterpart = other[index];
    if (counterpart === undefined) break;
    const shared = sharedStart(text, counterpart);
    common.push(shared);
    if (shared.length < Math.max(text.length, counterpart.length)) break;
  }
  return common;
}

function sharedStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}

/** Without the line that breaks off, nor a text of which nothing is left. */
function wholeLines(common: readonly string[], texts: readonly string[]): readonly string[] {
  const last = common.length - 1;
  const text = common[last] ?? "";
  const isWhole = text === texts[last];
  const kept = isWhole ? text : text.slice(0, text.lastIndexOf("\n") + 1);
  const start = [...common.slice(0, Math.max(0, last)), kept];
  while (start.at(-1) === "") start.pop();
  return start;
}

/** The mark stands at the end of the last text of the start: what comes before belongs to it. */
function marked(
  body: MessageCreateParamsNonStreaming,
  start: readonly string[],
): MessageCreateParamsNonStreaming {
  const at = start.length - 1;
  const prefix = start[at] ?? "";
  const blocks = (text: string): TextBlockParam[] => [
    { type: "text", text: prefix, cache_control: { type: "ephemeral" } },
    ...(text.length > prefix.length ? [{ type: "text" as const, text: text.slice(prefix.length) }] : []),
  ];
  if (at === 0 && typeof body.system === "string") return { ...body, system: blocks(body.system) };
  const messages = body.messages.map((message, index) =>
    index === at - 1 && typeof message.content === "string"
      ? { ...message, content: blocks(message.content) }
      : message,
  );
  return { ...body, messages };
}
