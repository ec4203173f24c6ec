import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { SiteCall, SitePrompts, SiteTexts } from "../../core/site.js";
import { useChunk } from "../data/chunks.js";
import { TextBox } from "../parts/text-box.jsx";
import { joinedPrompt } from "./joined-prompt.js";

/** A prompt by the chunk that holds its parts and its place there, and the texts that these name. */
export interface PromptViewProps {
  readonly chunk: string;
  readonly prompt: number;
  readonly texts: SiteTexts[number] | undefined;
  readonly calls: readonly SiteCall[];
}

/** A prompt as it was sent, message by message; loaded when it is opened. */
export function PromptView(props: PromptViewProps): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <details
      class="prompt"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>The prompt as sent</summary>
      {open && <Messages {...props} />}
    </details>
  );
}

function Messages({ chunk, prompt, texts, calls }: PromptViewProps): JSX.Element {
  const prompts = useChunk<SitePrompts>(chunk);
  if (prompts.state === "loading") return <p role="status">Loading…</p>;
  if (prompts.state === "failed") return <p role="alert">{prompts.why}</p>;
  return (
    <>
      {joinedPrompt(prompts.value[prompt] ?? [], { texts, calls }).map(({ role, content }, place) => (
        <div key={place}>
          <h4>{role}</h4>
          <TextBox label={`Prompt, ${role}`} text={content} />
        </div>
      ))}
    </>
  );
}
