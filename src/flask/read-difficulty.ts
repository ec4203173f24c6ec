import type { ChatReply } from "../core/chat-reply.js";
import { unparsed } from "../protocols/parsers/unparsed.js";
import { unusable } from "../protocols/parsers/unusable.js";
import { difficulties } from "./difficulties.js";
import type { LabelReading } from "./label-reading.js";
import { lastAnswer } from "./last-answer.js";
import { plainName } from "./plain-name.js";

/**
 * The level that a reply names in its last line: the whole name and nothing else, but for a number before it. A sentence about levels, a
 * part of a name (`knowledge`) and an empty reply are none.
 */
export function readDifficulty(reply: Pick<ChatReply, "text" | "finishReason">): LabelReading {
  const refusal = unusable(reply);
  if (refusal !== undefined) return refusal;
  const written = plainName(lastAnswer(reply.text).replace(/^\(?\d[.):]\s*/u, ""));
  const level = difficulties.find((name) => name === written);
  return level === undefined ? unparsed("no-verdict", reply.text) : { kind: "labels", labels: [level] };
}
