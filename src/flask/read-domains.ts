import type { ChatReply } from "../core/chat-reply.js";
import { unparsed } from "../protocols/parsers/unparsed.js";
import { unusable } from "../protocols/parsers/unusable.js";
import { domains } from "./domains.js";
import type { LabelReading } from "./label-reading.js";
import { lastAnswer } from "./last-answer.js";
import { plainName } from "./plain-name.js";

/** Domains by their own names and by those of their sub-domains. */
const byName = new Map(
  Object.entries(domains).flatMap(([domain, parts]) =>
    [...parts, domain].map((name): [string, string] => [plainName(name), domain]),
  ),
);
const most = 2;

/**
 * The one or two domains that a reply names in its last line, the more important first. A sub-domain stands for its domain (`Health,
 * Psychology` is Health and Humanities), a number before a name is passed over (`8. Technology`). A name that is neither makes the
 * whole reply unparsed, as do three domains.
 */
export function readDomains(reply: Pick<ChatReply, "text" | "finishReason">): LabelReading {
  const refusal = unusable(reply);
  if (refusal !== undefined) return refusal;
  const parts = lastAnswer(reply.text)
    .split(/[,;/&]|\band\b/u)
    .map((part) => part.replace(/^\s*\(?\d{1,2}[.):]\s*/u, "").trim());
  const found = parts.map((part) => byName.get(plainName(part)));
  if (found.includes(undefined)) return unparsed("off-menu", reply.text);
  const labels = [...new Set(found.flatMap((domain) => domain ?? []))];
  return labels.length > most ? unparsed("contradictory", reply.text) : { kind: "labels", labels };
}
