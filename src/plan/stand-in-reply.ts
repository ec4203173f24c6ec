import type { Ask } from "../core/ask.js";
import type { ChatReply, TokenLogprob } from "../core/chat-reply.js";
import { messagesHash } from "../core/messages-hash.js";
import { sha256 } from "../core/sha256.js";

/**
 * How the stand-in judge answers. `agreeing`: always for the same output, and sure of it. `contradicting`: at first for the
 * output shown first in whichever position, then by turns for the one and the other, and hardly surer of the one than of the
 * other.
 */
export type Scenario = "agreeing" | "contradicting";

/** For whom a reply stands in, and when. */
export interface StandIn {
  /** How many choices the judge was asked for before in the same trial and presentation: samples, roles, votes; absent: none. */
  readonly turn?: number | undefined;
  /** Who writes a text otherwise than the judge would; absent: the judge. */
  readonly author?: string | undefined;
}

/**
 * What stands in for a reply that nobody has given yet: the example that the ask's answer form gives, with token
 * probabilities where the ask wants them. A text step's stand-in is different for different prompts and authors, so that
 * what follows from it is told apart as the real replies would be.
 */
export function standInReply(ask: Ask, scenario: Scenario, by: StandIn = {}): ChatReply {
  const text = textOf(ask, scenario, by);
  const reply: ChatReply = { text, finishReason: "stop" };
  if (ask.answer.kind !== "choice" || ask.sampling.logprobs === undefined) return reply;
  return { ...reply, logprobs: tokensOf(ask, text, scenario === "agreeing" ? 1 : barely) };
}

/** The probability of a choice that is as good as the other one. */
const barely = 0.51;

/** A mark by itself, or on each line of an example, for what reads a text may pass over lines that it cannot use. */
function markedText(
  mark: string,
  { examples: [example] = [] }: { readonly examples?: readonly string[] | undefined },
): string {
  return example === undefined ? mark : example.replaceAll(/$/gmu, ` ${mark}`);
}

function textOf(
  { answer, scope, messages }: Ask,
  scenario: Scenario,
  { turn = 0, author = "" }: StandIn,
): string {
  const swapped = scope.dependsOn === "presentation" && scope.presentation.position === "swapped";
  // What `original` shows first, `swapped` shows last.
  const isLast = scenario === "agreeing" && swapped;
  switch (answer.kind) {
    case "text":
      return markedText(`[reply ${sha256(`${author} ${messagesHash(messages)}`).slice(0, 16)}]`, answer);
    case "scores": {
      const scores = Object.fromEntries(answer.criteria.map((criterion) => [criterion, answer.low]));
      return answer.form === "number" ? String(answer.low) : JSON.stringify(scores);
    }
    case "choice": {
      const second = scenario === "agreeing" ? isLast : turn % 2 === 1;
      return second ? answer.options.second : answer.options.first;
    }
    case "best": {
      const { options } = answer;
      const place = scenario === "agreeing" ? (isLast ? options.length - 1 : 0) : turn % options.length;
      return options[place] ?? "";
    }
  }
}

/** A reply's tokens: what both choices begin and end with, and between them what tells the one from the other. */
function tokensOf({ answer }: Ask, text: string, probability: number): readonly TokenLogprob[] {
  if (answer.kind !== "choice") return [];
  const { first, second } = answer.options;
  const other = text === first ? second : first;
  const from = commonStart(text, other);
  const to = commonEnd(text.slice(from), other.slice(from));
  const told = (whole: string): string => whole.slice(from, whole.length - to);
  const top = [
    { token: told(text), logprob: Math.log(probability) },
    ...(probability < 1 ? [{ token: told(other), logprob: Math.log(1 - probability) }] : []),
  ];
  return [
    plain(text.slice(0, from)),
    { token: told(text), logprob: Math.log(probability), top },
    plain(text.slice(text.length - to)),
  ].filter(({ token }) => token !== "");
}

function plain(token: string): TokenLogprob {
  return { token, logprob: 0, top: [{ token, logprob: 0 }] };
}

/** How many characters two texts begin with alike. */
function commonStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one.charAt(length) === other.charAt(length)) length += 1;
  return length;
}

/** How many characters two texts end with alike. */
function commonEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return length;
}
