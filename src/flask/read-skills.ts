import type { ChatReply } from "../core/chat-reply.js";
import { unparsed } from "../protocols/parsers/unparsed.js";
import { unusable } from "../protocols/parsers/unusable.js";
import type { LabelReading } from "./label-reading.js";
import { skillNamed } from "./skill-named.js";

/** How many skills are asked for. */
const wanted = 3;

/**
 * The three skills of the last list in square brackets that stands on one line: numbers of the list that was shown, from 1, or names; a comma may end it.
 * Fewer, more, one twice, and what is none of the twelve are no answer.
 */
export function readSkills(
  reply: Pick<ChatReply, "text" | "finishReason">,
  shown: readonly string[],
): LabelReading {
  const refusal = unusable(reply);
  if (refusal !== undefined) return refusal;
  const list = [...reply.text.matchAll(/\[([^[\]\n]*)\]/gu)].at(-1)?.[1];
  if (list === undefined) return unparsed("no-verdict", reply.text);
  const labels: string[] = [];
  for (const entry of list.replace(/,\s*$/u, "").split(",")) {
    const written = entry.replaceAll(/["'`\u201C\u201D]/gu, "").trim();
    const isNumber = /^\d{1,3}$/u.test(written);
    const skill = isNumber
      ? shown[Number(written) - 1]
      : skillNamed(written.replace(/^\d{1,2}[.):]\s*/u, ""));
    if (skill === undefined || !shown.includes(skill))
      return unparsed(isNumber ? "out-of-range" : "off-menu", reply.text);
    labels.push(skill);
  }
  if (labels.length !== wanted) return unparsed("missing-criterion", reply.text);
  return new Set(labels).size < wanted ? unparsed("contradictory", reply.text) : { kind: "labels", labels };
}
