import { expect, it } from "vitest";
import { isOwnHost } from "../../src/serve/is-own-host.js";

it.each([
  ["127.0.0.1:4173", true],
  ["localhost:4173", true],
  ["LocalHost:4173", true],
  ["[::1]:4173", true],
  [undefined, false],
  ["", false],
  ["127.0.0.1", false],
  ["127.0.0.1:4174", false],
  ["127.0.0.1:04173", false],
  ["127.0.0.1:4173:4173", false],
  ["evil.example:4173", false],
  ["localhost.evil.example:4173", false],
  ["evil.example:4173@localhost:4173", false],
  ["user@localhost:4173", false],
  ["localhost.:4173", false],
  ["127.1:4173", false],
  ["0.0.0.0:4173", false],
  ["localhost:4173, evil.example", false],
])("isOwnHost(%s, 4173) is %s", (host, isOwn) => {
  expect(isOwnHost(host, 4173)).toBe(isOwn);
});

it("a host without a port is this server's where that is the usual one", () => {
  expect(isOwnHost("localhost", 80)).toBe(true);
});
