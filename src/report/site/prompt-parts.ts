import type { Message } from "../../core/message.js";
import type { SitePrompt, SitePromptPart } from "../../core/site.js";

/** A text that stands elsewhere on the pages, and how a part of a prompt names it. */
export interface PromptSource {
  readonly part: Exclude<SitePromptPart, string>;
  readonly text: string;
}

/** Shorter texts stand in prompts by chance, and save nothing. */
const shortest = 16;

/**
 * Takes the texts that stand elsewhere out of a prompt, longest first: what is left is the same for all instances, so that a thousand
 * prompts weigh little more than one. Joined again, the parts are the prompt, whatever it holds.
 */
export function promptParts(messages: readonly Message[], sources: readonly PromptSource[]): SitePrompt {
  const known = sources
    .filter(({ text }) => text.length >= shortest)
    .sort((a, b) => b.text.length - a.text.length);
  return messages.map(({ role, content }) => ({ role, content: split(content, known) }));
}

function split(content: string, [source, ...others]: readonly PromptSource[]): readonly SitePromptPart[] {
  if (source === undefined) return content === "" ? [] : [content];
  const parts: SitePromptPart[] = [];
  let from = 0;
  for (;;) {
    const at = content.indexOf(source.text, from);
    if (at === -1) break;
    parts.push(...split(content.slice(from, at), others), source.part);
    from = at + source.text.length;
  }
  parts.push(...split(content.slice(from), others));
  return parts;
}
