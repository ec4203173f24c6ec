import type { ChoiceParser } from "./reading.js";
import { unparsed } from "./unparsed.js";
import { unusable } from "./unusable.js";

const object = /^\{\s*"winner"\s*:\s*"([^"\\]*)"\s*\}$/;

/**
 * Reads a reply that the provider's structured output held to `{"winner": "a"}`, `"b"` or, where that is allowed, `"tie"`:
 * that object, nothing about it and nothing else in it. Has the schema sent along with the prompt.
 */
export const schemaChoice: ChoiceParser = {
  read(reply, menu) {
    const refusal = unusable(reply);
    if (refusal !== undefined) return refusal;
    const winner = object.exec(reply.text.trim())?.[1];
    if (winner === undefined) return unparsed("no-verdict", reply.text);
    const choice = choicesOf(menu).find((letter) => letter === winner);
    return choice === undefined ? unparsed("off-menu", reply.text) : { kind: "choice", choice };
  },
  example: (choice) => `{"winner":"${choice}"}`,
  schema: (menu) => ({
    name: "verdict",
    schema: {
      type: "object",
      properties: { winner: { type: "string", enum: choicesOf(menu) } },
      required: ["winner"],
      additionalProperties: false,
    },
  }),
};

function choicesOf({ ties }: { readonly ties: boolean }): readonly ("a" | "b" | "tie")[] {
  return ties ? ["a", "b", "tie"] : ["a", "b"];
}
