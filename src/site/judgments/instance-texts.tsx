import type { JSX } from "preact";
import type { Gold } from "../../core/gold.js";
import type { SiteDataset, SiteTexts } from "../../core/site.js";
import { TextBox } from "../parts/text-box.jsx";
import { outputName } from "./output-name.js";

/** An instance as the dataset has it. */
export interface InstanceTextsProps {
  readonly about: SiteDataset;
  readonly gold: Gold;
  readonly texts: SiteTexts[number] | undefined;
}

/** The instruction and its outputs, side by side, with what humans prefer marked. */
export function InstanceTexts({ about, gold, texts }: InstanceTextsProps): JSX.Element {
  if (about.texts !== true) {
    return <p class="none">The texts are not on these pages: {about.texts.undefined}.</p>;
  }
  if (texts === undefined) return <p role="status">Loading…</p>;
  const { instruction, outputs, reference } = texts;
  return (
    <>
      <h2>Instruction</h2>
      <TextBox label="Instruction" text={instruction} />
      <div class="side-by-side">
        {outputs.map((output, place) => (
          <section key={place}>
            <h3>
              Output {outputs.length === 1 ? "" : outputName(about.task, place)}
              {isGold(gold, place) && <span class="ending ending-right">gold</span>}
            </h3>
            <TextBox label={`Output ${outputName(about.task, place)}`} text={output} />
          </section>
        ))}
      </div>
      {reference !== undefined && (
        <>
          <h3>The dataset’s reference</h3>
          <TextBox label="Reference" text={reference} />
        </>
      )}
    </>
  );
}

function isGold(gold: Gold, place: number): boolean {
  if (gold.kind === "best") return gold.index === place;
  return gold.kind === "pair" && gold.preference === (place === 0 ? "A" : "B");
}
