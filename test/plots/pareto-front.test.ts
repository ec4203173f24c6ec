import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { paretoFront } from "../../src/plots/pareto-front.js";

const choice = fc.record({ cost: fc.integer({ min: 0, max: 9 }), value: fc.integer({ min: 0, max: 9 }) });

describe("paretoFront()", () => {
  it("keeps what no other beats, cheapest first", () => {
    const [cheap, good, poor] = [
      { cost: 1, value: 2 },
      { cost: 3, value: 5 },
      { cost: 2, value: 1 },
    ];
    expect(paretoFront([good, poor, cheap])).toEqual([cheap, good]);
  });

  test.prop([fc.array(choice, { maxLength: 12 })])("is what the definition says", (choices) => {
    const beaten = (own: (typeof choices)[number]): boolean =>
      choices.some(
        (other) =>
          other.cost <= own.cost &&
          other.value >= own.value &&
          (other.cost < own.cost || other.value > own.value),
      );
    const front = paretoFront(choices);
    expect(new Set(front)).toEqual(new Set(choices.filter((own) => !beaten(own))));
  });
});
