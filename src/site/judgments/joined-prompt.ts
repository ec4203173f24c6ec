import type { Message } from "../../core/message.js";
import type { SiteCall, SitePrompt, SitePromptPart, SiteTexts } from "../../core/site.js";

/** The texts that parts of prompts name: of the instance, and of the calls of the judgment. */
export interface PromptTexts {
  readonly texts: SiteTexts[number] | undefined;
  readonly calls: readonly SiteCall[];
}

/** A prompt as it was sent: its parts, filled in. */
export function joinedPrompt(prompt: SitePrompt, from: PromptTexts): readonly Message[] {
  return prompt.map(({ role, content }) => ({
    role,
    content: content.map((part) => textOf(part, from)).join(""),
  }));
}

function textOf(part: SitePromptPart, { texts, calls }: PromptTexts): string {
  if (typeof part === "string") return part;
  switch (part.of) {
    case "instruction":
      return texts?.instruction ?? "";
    case "reference":
      return texts?.reference ?? "";
    case "output":
      return texts?.outputs[part.place] ?? "";
    case "reply":
      return calls[part.place]?.text ?? "";
  }
}
