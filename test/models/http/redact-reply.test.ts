import { expect, it } from "vitest";
import { redactReply } from "../../../src/models/http/redact-reply.js";

const key = "made-up-key-4711-of-nobody";

it("redactReply() takes a secret out of all that a reply keeps", () => {
  const logprobs = [{ token: "made-up-key-", logprob: -1, top: [] }];
  const reply = {
    text: `${key} ${key}`,
    finishReason: "stop",
    servedModel: key,
    requestId: `r-${key}`,
    logprobs,
  } as const;
  expect(redactReply(reply, ["", "other", key])).toEqual({
    text: "[redacted] [redacted]",
    finishReason: "stop",
    servedModel: "[redacted]",
    requestId: "r-[redacted]",
    logprobs: undefined,
  });
});

it("redactReply() leaves every other reply alone, also where a local server's key is a word", () => {
  const reply = { text: "Output (a) is EMPTY", finishReason: "stop" } as const;
  expect(redactReply(reply, ["EMPTY", key])).toBe(reply);
});
