import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { SitePrompts } from "../../core/site.js";
import { useChunk } from "../data/chunks.js";
import { TextBox } from "../parts/text-box.jsx";

/** A prompt by the chunk that holds it and its key there. */
export interface PromptViewProps {
  readonly chunk: string;
  readonly prompt: string;
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

function Messages({ chunk, prompt }: PromptViewProps): JSX.Element {
  const prompts = useChunk<SitePrompts>(chunk);
  if (prompts.state === "loading") return <p role="status">Loading…</p>;
  if (prompts.state === "failed") return <p role="alert">{prompts.why}</p>;
  return (
    <>
      {(prompts.value[prompt] ?? []).map(({ role, content }, place) => (
        <div key={place}>
          <h4>{role}</h4>
          <TextBox label={`Prompt, ${role}`} text={content} />
        </div>
      ))}
    </>
  );
}
