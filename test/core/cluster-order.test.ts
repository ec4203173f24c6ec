import { expect, it } from "vitest";
import { clusterOrder } from "../../src/core/cluster-order.js";

it("clusterOrder() depends on the seed and the names alone", () => {
  const names = ["a", "b", "c", "d", "e", "f", "g"];
  const order = clusterOrder("pairs", names, 7);
  expect([...order].sort()).toEqual(names);
  expect(clusterOrder("pairs", names.toReversed(), 7)).toEqual(order);
  expect(clusterOrder("pairs", names, 8)).not.toEqual(order);
  expect(clusterOrder("others", names, 7)).not.toEqual(order);
});
