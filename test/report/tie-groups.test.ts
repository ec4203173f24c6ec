import { expect, test } from "vitest";
import { tieGroups } from "../../src/report/tie-groups.js";
import { evaluatorRow } from "./leaderboard-fixture.js";

const rows = (letters: readonly (string | undefined)[]): ReturnType<typeof evaluatorRow>[] =>
  letters.map((text, place) => evaluatorRow({ rank: place + 1, letters: text }));

test("tieGroups() names the places that share each letter, neighbours joined", () => {
  expect(tieGroups(rows(["a", "b", "bc", "c", "b"]))).toBe("a 1; b 2-3, 5; c 3-4");
});

test("tieGroups() is empty where all are told apart, and where there are no letters", () => {
  expect(tieGroups(rows(["a", "b", "c"]))).toBe("");
  expect(tieGroups(rows([undefined, undefined]))).toBe("");
  expect(tieGroups([])).toBe("");
});

test("tieGroups() reads letters parted by dots", () => {
  expect(tieGroups(rows(["a", "z.aa", "aa.ab", "ab"]))).toBe("a 1; z 2; aa 2-3; ab 3-4");
});

test("tieGroups() leaves out evaluators without a rank", () => {
  expect(tieGroups([...rows(["a", "a"]), evaluatorRow({ rank: undefined, letters: undefined })])).toBe(
    "a 1-2",
  );
});
