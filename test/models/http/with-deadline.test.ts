import { describe, expect, it, vi } from "vitest";
import { withDeadline } from "../../../src/models/http/with-deadline.js";

const never = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => {
      reject(new Error("stopped"));
    });
  });

describe("withDeadline()", () => {
  it("passes a result and an error through", async () => {
    expect(await withDeadline({ timeoutMs: 1000 }, () => Promise.resolve(7))).toBe(7);
    const failed = withDeadline({ timeoutMs: 1000 }, () => Promise.reject(new Error("own")));
    await expect(failed).rejects.toThrow("own");
  });

  it("ends an attempt that takes too long, and says how long that is", async () => {
    const failed = withDeadline({ timeoutMs: 20 }, never);
    await expect(failed).rejects.toMatchObject({
      failure: "timeout",
      message: "No complete reply came within 0.02 s",
    });
  });

  it("ends an attempt that its caller aborts", async () => {
    const controller = new AbortController();
    const failed = withDeadline({ timeoutMs: 1000, signal: controller.signal }, never);
    controller.abort();
    await expect(failed).rejects.toMatchObject({ failure: "aborted" });
  });

  it("does not begin where the caller has aborted", async () => {
    let begun = false;
    const failed = withDeadline({ timeoutMs: 1000, signal: AbortSignal.abort() }, () => {
      begun = true;
      return Promise.resolve();
    });
    await expect(failed).rejects.toMatchObject({ failure: "aborted" });
    expect(begun).toBe(false);
  });

  it("leaves nothing behind on the caller's signal, however many attempts it is for", async () => {
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, "addEventListener");
    for (let attempt = 0; attempt < 20; attempt += 1)
      await withDeadline({ timeoutMs: 1000, signal }, () => Promise.resolve("done"));
    expect(add).toHaveBeenCalledTimes(1);
  });
});
