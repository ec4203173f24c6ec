import fc from "fast-check";
import { expect, test } from "vitest";
import { countPanels } from "../../../src/analysis/jury/count-panels.js";
import { listPanels } from "../../../src/analysis/jury/list-panels.js";

test("listPanels() lists every panel once, small ones first", () => {
  expect(listPanels(4, 3)).toEqual([[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3], [0, 1, 2], [0, 1, 3], [0, 2, 3], [1, 2, 3]]); // prettier-ignore
  expect(listPanels(1, 3)).toEqual([]);
});

test("countPanels() says how many there are, before they are made", () => {
  const sizes = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 2, max: 6 }));
  fc.assert(
    fc.property(sizes, ([candidates, size]) => {
      const panels = listPanels(candidates, size);
      expect(countPanels(candidates, size)).toBe(panels.length);
      expect(new Set(panels.map((panel) => panel.join())).size).toBe(panels.length);
    }),
  );
  expect(countPanels(37, 3)).toBe(8436);
  expect(countPanels(500, 250)).toBe(Number.MAX_SAFE_INTEGER);
});
