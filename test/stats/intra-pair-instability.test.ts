import { expect, test } from "vitest";
import { intraPairInstability } from "../../src/stats/intra-pair-instability.js";

test("intraPairInstability() counts pairs that do not turn round; ties turn into ties", () => {
  const steady = [[0, 1, 0], [-1, 0, 1], [0, -1, 0]] as const; // prettier-ignore
  const firstLover = [[0, 1, 1], [1, 0, 1], [1, 1, 0]] as const; // prettier-ignore
  expect(intraPairInstability([steady, steady])).toMatchObject({ value: 0, n: 6, clusters: 2 });
  expect(intraPairInstability([firstLover, steady])).toMatchObject({ value: 0.5, n: 6, clusters: 2 });
  expect(intraPairInstability([])).toEqual({ undefined: "no pair was judged in both orders" });
  expect(() => intraPairInstability([[0, 1] as never])).toThrow();
});
