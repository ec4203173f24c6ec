import { describe, expect, it } from "vitest";
import { createProtocol } from "../../src/protocols/create-protocol.js";
import { pairTask, play, preferring } from "./play.js";
import { protocolNamed, protocolNames, sourceOf } from "./read-all-protocols.js";

const task = pairTask({ position: "original", labels: "follow" });

describe("structured", () => {
  it("has its schema sent, and says so to planning; no other protocol does", () => {
    const { asks } = play(protocolNamed("structured"), task, preferring(0));
    expect(asks.map(({ schema }) => schema?.name)).toEqual(["verdict"]);
    expect(protocolNames.filter((name) => protocolNamed(name).info.sends.includes("schema"))).toEqual([
      "structured",
    ]);
  });

  it("allows a tie in the schema where the card allows one", () => {
    const source = sourceOf("structured");
    const text = source.text.replace("parser: schema-choice", "parser: schema-choice\n    ties: true");
    const { asks, outcome } = play(createProtocol({ ...source, text }), task, () => '{"winner": "tie"}');
    expect(outcome).toEqual({ kind: "verdict", verdict: "tie" });
    expect(JSON.stringify(asks[0]?.schema)).toContain('["a","b","tie"]');
  });
});
