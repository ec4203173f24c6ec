import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/core/canonical-json.js";
import { messagesHash } from "../../src/core/messages-hash.js";
import { messagesJson } from "../../src/core/messages-json.js";
import { sha256 } from "../../src/core/sha256.js";
import { renderMessages } from "../../src/protocols/render-messages.js";

/** Halves of surrogate pairs, quotation marks, control characters and braces, in texts on both sides of what is remembered. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("\ud83d", "\ude00", '"\\', "{{a}}", 'long and "quoted"\n'.repeat(9)),
);
const template = fc
  .array(fc.constantFrom("{{a}}", "{{b}}", "{{ a }", 'say "', "\n", "\ud83d", "{", "\\u0041"))
  .map((parts) => parts.join(""));
const role = fc.constantFrom("system" as const, "user" as const);

describe("renderMessages()", () => {
  it("puts together the JSON that the filled messages have", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ role, content: template })), text, text, (templates, a, b) => {
        const values = new Map(Object.entries({ a, b }));
        const messages = renderMessages(templates, values);
        const filled = templates.map(({ role, content }) => ({
          role,
          content: content.replaceAll(/\{\{(a|b)\}\}/gu, (_, name: string) => values.get(name) ?? ""),
        }));
        expect(messages).toEqual(filled);
        expect(messagesJson(messages)).toBe(canonicalJson(filled));
        expect(messagesHash(messages)).toBe(sha256(canonicalJson(filled)));
      }),
    );
  });
});
