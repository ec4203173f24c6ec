import { describe, expect, it } from "vitest";
import type { Ask } from "../../../src/core/ask.js";
import { callId } from "../../../src/core/call-id.js";
import { ConfigError } from "../../../src/core/errors.js";
import { createProtocol } from "../../../src/protocols/create-protocol.js";
import { allPresentations, pairTask, play, preferring, type Played } from "../play.js";
import { protocolNamed, sourceOf } from "../read-all-protocols.js";

const members = ["base", "cot", "metrics", "reference", "metrics-reference"];
const consistency = protocolNamed("protocol-consistency");
const original = pairTask({ position: "original", labels: "follow" });

function idOf(ask: Ask, task = original): string {
  return callId({ evaluatorFingerprint: "judge", task, ask, sampling: ask.sampling });
}

/** Plays with each member's verdict as given, "?" for one that cannot be read. */
function voted(votes: Readonly<Record<string, "first" | "second" | "?">>): Played["outcome"] {
  return play(consistency, original, ({ protocol = "", answer }) => {
    if (answer.kind !== "choice") return "Words.";
    const said = votes[protocol] ?? "?";
    return said === "?" ? "I cannot say." : answer.options[said];
  }).outcome;
}

describe("vote", () => {
  it.each(allPresentations)("asks what its members ask, and nothing else: %j", (presentation) => {
    const task = pairTask(presentation);
    const theirs = members.flatMap((name) =>
      play(protocolNamed(name), task, preferring(0)).asks.map((ask) => idOf(ask, task)),
    );
    const own = play(consistency, task, preferring(0)).asks.map((ask) => idOf(ask, task));
    expect(new Set(own)).toEqual(new Set(theirs));
    // metrics and reference are asked by two members each, and are one call.
    expect([own.length, new Set(own).size]).toEqual([9, 7]);
  });

  it("asks all members side by side", () => {
    const { rounds, asks } = play(consistency, original, preferring(1));
    expect(rounds).toBe(2);
    expect(asks.slice(0, 6).map(({ protocol, step }) => `${protocol ?? ""} ${step}`)).toEqual([
      ...["base verdict", "cot cot", "metrics metrics", "reference reference"],
      ...["metrics-reference metrics", "metrics-reference reference"],
    ]);
  });

  const [f, s] = ["first", "second"] as const;
  it.each([
    [[f, f, f, f, f], { kind: "verdict", verdict: "first", confidence: 1 }],
    [[s, f, s, f, s], { kind: "verdict", verdict: "second", confidence: 3 / 5 }],
    [["?", f, "?", f, s], { kind: "verdict", verdict: "first", confidence: 2 / 5 }],
    [[f, s, f, s, "?"], { kind: "unparsed", reason: "no-majority" }],
    [["?", "?", "?", "?", "?"], { kind: "unparsed", reason: "no-majority" }],
  ] as const)("takes the majority of %j", (votes, expected) => {
    expect(voted(Object.fromEntries(members.map((name, index) => [name, votes[index] ?? "?"])))).toEqual(
      expected,
    );
  });

  it("needs and sends what its members need and send", () => {
    const { needs, sends, presentationsShareCalls } = createProtocol(
      voteOver("[cot-consistency, swap, base]"),
    ).info;
    expect({ needs, sends, presentationsShareCalls }).toEqual({
      needs: ["reasoning", "both-presentations"],
      sends: ["temperature", "topP"],
      presentationsShareCalls: false,
    });
    expect(createProtocol(voteOver("[swap, rating]")).info.presentationsShareCalls).toBe(true);
    expect(createProtocol(voteOver("[strong-reference, base]")).info.evaluators).toEqual(["gpt-4o"]);
  });

  it("changes its fingerprint with a member's prompt", () => {
    const source = sourceOf("protocol-consistency");
    const { base = "" } = source.protocols ?? {};
    const changed = { ...source, protocols: { ...source.protocols, base: base.replace("Polish", "Gloss") } };
    expect(createProtocol(changed).info.fingerprint).not.toBe(consistency.info.fingerprint);
  });

  it.each([
    ["[base, bse]", 'protocols/made-up.md:6:17: members.1: unknown protocol "bse" (did you mean base?)'],
    ["[base, base]", "protocols/made-up.md:6:17: members.1: base is listed twice"],
    [
      "[base, protocol-consistency]",
      "members.1: protocol-consistency votes itself (name its members in its place)",
    ],
    ["[base, round]", 'protocols/round.md:6:11: members.0: unknown protocol "round"'],
  ])("tells what is wrong with %s", (list, expected) => {
    // One whose shape is not told at a glance, and that names itself.
    const round =
      '---\nversion: 1\ntitle: Round\nsource: nobody\n"shape": vote\nmembers: [round, base]\n---\n';
    const source = voteOver(list);
    const create = (): unknown => createProtocol({ ...source, protocols: { ...source.protocols, round } });
    expect(create).toThrow(ConfigError);
    expect(create).toThrow(expected);
  });
});

function voteOver(list: string): Parameters<typeof createProtocol>[0] {
  const text = `---\nversion: 1\ntitle: Made up\nsource: nobody\nshape: vote\nmembers: ${list}\n---\n`;
  return { ...sourceOf("base"), file: "protocols/made-up.md", text };
}
