import { expect, it } from "vitest";
import { labelRoom } from "../../src/plots/label-room.js";

it.each([
  [100, 44, 12],
  [40, 44, 10],
  [1000, 44, 44],
])("labelRoom() takes of %d pixels at most %d characters: %d", (room, most, expected) => {
  expect(labelRoom(room, most)).toBe(expected);
});
