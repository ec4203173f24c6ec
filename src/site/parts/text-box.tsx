import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { visibleControls } from "../../core/visible-controls.js";
import { cutText } from "../judgments/cut-text.js";

/** How much of a long text is laid out at first, and how much more with each wish for more. */
const firstPart = 6_000;
const nextPart = 100_000;

/**
 * A text that a model or a dataset wrote: shown as letters and nothing else, in a box of its own that scrolls. Signs that would
 * steer the page stand as `\u001b`; text from right to left stays inside.
 */
export function TextBox({ label, text }: { readonly label: string; readonly text: string }): JSX.Element {
  const [length, setLength] = useState(firstPart);
  const shown = cutText(text, length);
  const left = text.length - shown.length;
  return (
    <div class="text-box">
      {text === "" ? (
        <p class="none">empty</p>
      ) : (
        <pre dir="auto" tabIndex={0} role="group" aria-label={label}>
          {visibleControls(shown)}
        </pre>
      )}
      {left > 0 && (
        <button
          type="button"
          onClick={() => {
            setLength(length + nextPart);
          }}
        >
          {left > nextPart
            ? `Show ${nextPart.toLocaleString("en-US")} more of ${left.toLocaleString("en-US")} characters`
            : `Show the other ${left.toLocaleString("en-US")} characters`}
        </button>
      )}
    </div>
  );
}
