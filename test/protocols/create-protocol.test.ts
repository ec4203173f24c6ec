import { describe, expect, it } from "vitest";
import { protocolNamed, protocolNames } from "./read-all-protocols.js";

describe("createProtocol()", () => {
  it.each(protocolNames)("reads the card of %s", (name) => {
    const { info } = protocolNamed(name);
    expect(info.id).toBe(name);
    expect(info.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });
});
