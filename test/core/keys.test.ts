import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { cellKey } from "../../src/core/cell-key.js";
import { judgmentKey } from "../../src/core/judgment-key.js";
import type { PresentationId } from "../../src/core/presentation-id.js";
import { pairJudgment } from "../support/pair-fixture.js";

/** Ids hold letters, digits, `-`, `_`, `.` and `/`: few of them here, so that equal ones come up. */
const id = fc.string({ unit: fc.constantFrom("a", "b", "/", "-", "."), minLength: 1, maxLength: 3 });
const cell = fc.record({ evaluator: id, protocol: id, dataset: id });
const shown = fc.constantFrom<PresentationId>("original", "swapped", "original-glued", "swapped-glued");
const place = fc.record({ instance: id, presentation: shown, repeat: fc.nat(12) });

describe("cellKey()", () => {
  test.prop([cell, cell])("is equal for the same three ids only", (one, other) => {
    expect(cellKey(one) === cellKey(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
  });
});

describe("judgmentKey()", () => {
  test.prop([cell, cell, place, place])("is equal for the same trial only", (one, other, here, there) => {
    const keyOf = (of: typeof one, at: typeof here): string =>
      judgmentKey({ ...pairJudgment(at.instance, at.presentation, "A"), ...of, repeat: at.repeat });
    const same = JSON.stringify([one, here]) === JSON.stringify([other, there]);
    expect(keyOf(one, here) === keyOf(other, there)).toBe(same);
  });

  test.prop([cell, place])("does not depend on how the trial ended", (of, at) => {
    const keyOf = (ended: "A" | "-"): string =>
      judgmentKey({ ...pairJudgment(at.instance, at.presentation, ended), ...of, repeat: at.repeat });
    expect(keyOf("A")).toBe(keyOf("-"));
  });
});
