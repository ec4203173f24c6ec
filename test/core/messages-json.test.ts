import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/core/canonical-json.js";
import type { Message } from "../../src/core/message.js";
import { messagesJson } from "../../src/core/messages-json.js";

const message = fc.record({
  role: fc.constantFrom<Message["role"]>("system", "user", "assistant"),
  content: fc.string({ unit: "binary" }),
});

describe("messagesJson()", () => {
  it("writes what canonicalJson writes", () => {
    fc.assert(
      fc.property(fc.array(message), (messages) => {
        expect(messagesJson(messages)).toBe(canonicalJson(messages));
        expect(messagesJson(messages)).toBe(canonicalJson(messages));
      }),
    );
  });
});
