import { expect, test } from "vitest";
import { variablesOf } from "../../src/cli/variables-of.js";

test.each([
  { card: {}, found: [] },
  { card: { apiKeyEnv: "KEY" }, found: [{ name: "KEY", set: true }] },
  { card: { apiKeyEnv: "BLANK" }, found: [{ name: "BLANK", set: false }] },
  { card: { apiKeyEnv: "ABSENT" }, found: [{ name: "ABSENT", set: false }] },
  {
    card: { apiKeyEnv: "KEY", headers: { a: "${KEY}", b: "x ${OTHER} ${PLAIN:-y}", c: "none" } },
    found: [
      { name: "KEY", set: true },
      { name: "OTHER", set: false },
    ],
  },
])("variablesOf() names what $card needs, each once and without values", ({ card, found }) => {
  expect(variablesOf(card, { KEY: "k", BLANK: " " })).toEqual(found);
});
