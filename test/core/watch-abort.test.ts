import { describe, expect, it, vi } from "vitest";
import { watchAbort } from "../../src/core/watch-abort.js";

describe("watchAbort()", () => {
  it("calls everybody back once who has not left", () => {
    const controller = new AbortController();
    const acts = Array.from({ length: 20 }, () => vi.fn());
    const leaves = acts.map((act) => watchAbort(controller.signal, act));
    for (const left of [0, 7, 7, 19, 18]) leaves[left]?.();
    controller.abort();
    controller.abort();
    const called = acts.flatMap((act, index) => (act.mock.calls.length === 1 ? [index] : []));
    expect(called).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
    expect(() => {
      for (const leave of leaves) leave();
    }).not.toThrow();
  });

  it("gives a signal one listener, however many wait for it", () => {
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, "addEventListener");
    for (let count = 0; count < 30; count += 1) watchAbort(signal, vi.fn());
    expect(add).toHaveBeenCalledTimes(1);
  });

  it("does not call back where the signal is aborted already", () => {
    const act = vi.fn();
    const leave = watchAbort(AbortSignal.abort(), act);
    leave();
    expect(act).not.toHaveBeenCalled();
  });

  it("lets somebody leave while others are called back", () => {
    const controller = new AbortController();
    const second = vi.fn();
    const leave: (() => void)[] = [];
    watchAbort(controller.signal, () => leave[0]?.());
    leave.push(watchAbort(controller.signal, second));
    controller.abort();
    expect(second).toHaveBeenCalledTimes(1);
  });
});
