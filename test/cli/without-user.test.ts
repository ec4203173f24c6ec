import { expect, test } from "vitest";
import { withoutUser } from "../../src/cli/without-user.js";

test.each([
  { address: "https://me:secret@host/v1", shown: "https://host/v1" },
  { address: "https://secret@host:8000", shown: "https://host:8000" },
  { address: "https://me:p@ss@host/v1", shown: "https://host/v1" },
  { address: "https://host/v1/@x", shown: "https://host/v1/@x" },
  { address: "https://host?to=a@b", shown: "https://host?to=a@b" },
  { address: "no address", shown: "no address" },
])("withoutUser() shows $address as $shown", ({ address, shown }) => {
  expect(withoutUser(address)).toBe(shown);
});
