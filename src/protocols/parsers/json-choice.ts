import { lastField } from "./last-field.js";
import type { Choice, ChoiceParser } from "./reading.js";
import { unparsed } from "./unparsed.js";
import { unusable } from "./unusable.js";

const choices: Readonly<Record<string, Choice>> = {
  "A++": "a",
  "A+": "a",
  "A=B": "tie",
  "B+": "b",
  "B++": "b",
};

/**
 * Reads the field `choice` of the last complete JSON object that has one: `A++`, `A+`, `A=B`, `B+` or `B++`. Fences, trailing
 * commas and quotation marks inside analyses do no harm. Any other choice is off the menu. How much better is not kept.
 */
export const jsonChoice: ChoiceParser = {
  read(reply, menu) {
    const refusal = unusable(reply);
    if (refusal !== undefined) return refusal;
    const written = lastField(reply.text, "choice");
    if (written === undefined) return unparsed("no-verdict", reply.text);
    const plain = written.replace(/\s+/gu, "").toUpperCase();
    const choice = Object.entries(choices).find(([name]) => name === plain)?.[1];
    if (choice === undefined || (choice === "tie" && !menu.ties)) return unparsed("off-menu", reply.text);
    return { kind: "choice", choice };
  },
  example(choice: Choice) {
    const said = {
      analysis_A: "It does what was asked.",
      analysis_B: "So does this one.",
      reason: "One is more exact.",
    };
    const written = choice === "tie" ? "A=B" : choice === "a" ? "A+" : "B+";
    return `\`\`\`json\n${JSON.stringify({ ...said, choice: written }, undefined, 2)}\n\`\`\``;
  },
};
