import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { retryAfterMs } from "../../../src/models/http/retry-after-ms.js";

const now = Date.UTC(2026, 0, 1);

describe("retryAfterMs()", () => {
  it.each([
    [{}, undefined],
    [{ "retry-after-ms": "250" }, 250],
    [{ "retry-after-ms": "250.5", "retry-after": "9" }, 250.5],
    [{ "retry-after-ms": "soon", "retry-after": "9" }, 9000],
    [{ "retry-after": "0" }, 0],
    [{ "retry-after": "1.5" }, 1500],
    [{ "retry-after": "-1" }, undefined],
    [{ "retry-after": "Thu, 01 Jan 2026 00:00:20 GMT" }, 20_000],
    [{ "retry-after": "Wed, 31 Dec 2025 23:59:59 GMT" }, 0],
    [{ "retry-after": "Thu, 01 Jan 2026 00:00:20 GMT", date: "Wed, 31 Dec 2025 23:59:50 GMT" }, 30_000],
    [{ "retry-after": "Thu, 01 Jan 2026 00:00:20 GMT", date: "now" }, 20_000],
    [{ "retry-after": "86400" }, 86_400_000],
    [{ "retry-after": "315360000" }, undefined],
    [{ "retry-after-ms": "1e99" }, undefined],
    [{ "retry-after": "9".repeat(400) }, undefined],
    [{ "retry-after": "Thu, 01 Jan 2036 00:00:20 GMT" }, undefined],
    [{ "retry-after": "later" }, undefined],
    [{ "retry-after": "" }, undefined],
  ] as const)("reads %j", (headers, wait) => {
    expect(retryAfterMs(new Headers({ ...headers }), now)).toBe(wait);
  });

  it("waits for nothing where there are no headers", () => {
    expect(retryAfterMs(undefined, now)).toBeUndefined();
  });

  test.prop([fc.stringMatching(/^[ -~]*$/)])("is never negative and never NaN", (text) => {
    const wait = retryAfterMs(new Headers({ "retry-after": text }), now);
    expect(wait === undefined || wait >= 0).toBe(true);
  });
});
