import type { UnparsedOutcome } from "../../core/outcome.js";
import type { JudgeReply } from "./reading.js";
import { unparsed } from "./unparsed.js";

/**
 * Why a reply holds no answer before anybody reads its text: refused, cut off at the token limit (its last verdict may be
 * one that the judge was about to overturn), or empty. Absent: the text may be read.
 */
export function unusable(reply: JudgeReply): UnparsedOutcome | undefined {
  switch (reply.finishReason) {
    case "refusal":
    case "content-filter":
      return unparsed("refused", reply.text);
    case "length":
      return unparsed("truncated", reply.text);
    case "stop":
    case "unknown":
      return reply.text.trim() === "" ? unparsed("empty", "") : undefined;
  }
}
