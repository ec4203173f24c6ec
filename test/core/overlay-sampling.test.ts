import { describe, expect, it } from "vitest";
import { overlaySampling } from "../../src/core/overlay-sampling.js";

describe("overlaySampling()", () => {
  it("lets a step's setting win and keeps the card's others", () => {
    expect(overlaySampling({ temperature: 0, seed: 7 }, { temperature: 1, maxTokens: 5 })).toEqual({
      temperature: 1,
      seed: 7,
      maxTokens: 5,
    });
  });

  it("does not let a step's absent setting undo the card's, and a zero does", () => {
    expect(overlaySampling({ temperature: 1 }, { temperature: undefined })).toEqual({ temperature: 1 });
    expect(overlaySampling({ temperature: 1 }, { temperature: 0 })).toEqual({ temperature: 0 });
  });

  it("gives the same settings for the same two, and others for their likes", () => {
    const [card, step] = [{ temperature: 0 }, { topP: 0.5 }];
    expect(overlaySampling(card, step)).toBe(overlaySampling(card, step));
    expect(overlaySampling(card, { topP: 0.6 })).toEqual({ temperature: 0, topP: 0.6 });
    expect(overlaySampling({ temperature: 1 }, step)).toEqual({ temperature: 1, topP: 0.5 });
  });

  it("changes neither of the two", () => {
    const card = Object.freeze({ temperature: 0 });
    const step = Object.freeze({ topP: 0.5 });
    expect(overlaySampling(card, step)).not.toBe(card);
    expect(overlaySampling({}, {})).toEqual({});
  });
});
