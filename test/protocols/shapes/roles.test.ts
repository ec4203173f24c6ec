import { describe, expect, it } from "vitest";
import type { Ask } from "../../../src/core/ask.js";
import { callId } from "../../../src/core/call-id.js";
import type { ChatReply } from "../../../src/core/chat-reply.js";
import type { Presentation } from "../../../src/core/presentation.js";
import { pairTask, play, type Played } from "../play.js";
import { protocolNamed } from "../read-all-protocols.js";

const original: Presentation = { position: "original", labels: "follow" };
const task = pairTask(original);
const turns = ["debate-1-general-public", "debate-1-scientist", "debate-1-critic"];
const secondTurns = ["debate-2-general-public", "debate-2-scientist", "debate-2-critic"];
const a = "Therefore, Output (a) is better.";
const b = "Therefore, Output (b) is better.";

/** Plays a discussion in which the speakers say these things, in their order. */
function discuss(name: string, sayings: readonly (string | ChatReply)[]): Played {
  let turn = 0;
  return play(protocolNamed(name), task, () => {
    turn += 1;
    return sayings[turn - 1] ?? "?";
  });
}

function promptOf(ask: Ask | undefined): string {
  return ask?.messages.at(-1)?.content ?? "";
}

describe("roles", () => {
  it("lets each role speak in turn, one ask at a time", () => {
    const { asks, rounds } = discuss(
      "multi-role-2",
      Array.from({ length: 6 }, () => a),
    );
    expect(asks.map(({ step }) => step)).toEqual([...turns, ...secondTurns]);
    expect(rounds).toBe(6);
  });

  it("shows each speaker what was said before, tagged by role, and its own part", () => {
    const { asks } = discuss(
      "multi-role-2",
      [1, 2, 3, 4, 5, 6].map((turn) => `Point ${turn}.\n${a}`),
    );
    expect(promptOf(asks[0])).toContain("# The discussion so far\n(Nobody has spoken yet.)\n");
    expect(promptOf(asks[0])).toContain("Your part: General Public. You speak for the general public");
    expect(promptOf(asks[1])).toContain(
      `# The discussion so far\nGeneral Public (round 1):\nPoint 1.\n${a}\n\n# Scientist:`,
    );
    expect(asks[2]?.messages[0]?.content).toContain("speak for yourself: Critic.");
    const last = promptOf(asks[5]);
    const said = [
      "General Public (round 1)",
      "Scientist (round 1)",
      "Critic (round 1)",
      "General Public (round 2)",
      "Scientist (round 2)",
    ];
    const places = said.map((speaker, index) => last.indexOf(`${speaker}:\nPoint ${index + 1}.\n`));
    expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true);
    expect(last).not.toContain("Point 6.");
  });

  it("shows a speaker who said nothing as one, and goes on", () => {
    const { asks, outcome } = discuss("multi-role-1", [{ text: "", finishReason: "refusal" }, b, b]);
    expect(promptOf(asks[1])).toContain("General Public (round 1):\n(none)\n");
    expect(outcome).toEqual({ kind: "verdict", verdict: "second" });
  });

  it("shares the first round between discussions of one and of two rounds, and all turns with the vote", () => {
    const idsOf = (name: string): string[] =>
      discuss(name, [a, b, a, b, a, b]).asks.map((ask) =>
        callId({ evaluatorFingerprint: "judge", task, ask, sampling: ask.sampling }),
      );
    const two = idsOf("multi-role-2");
    expect(new Set(two).size).toBe(6);
    expect(idsOf("multi-role-1")).toEqual(two.slice(0, 3));
    expect(idsOf("multi-role-1-vote")).toEqual(two.slice(0, 3));
    expect(idsOf("multi-role-2-vote")).toEqual(two);
  });

  it.each([
    ["multi-role-1", [a, a, b], { kind: "verdict", verdict: "second" }],
    ["multi-role-2", [a, a, a, a, a, b], { kind: "verdict", verdict: "second" }],
    ["multi-role-1", [a, a, "?"], { kind: "unparsed", reason: "no-verdict", excerpt: "?" }],
  ])("%s takes the last speaker's verdict: %j", (name, sayings, expected) => {
    expect(discuss(name, sayings).outcome).toEqual(expected);
  });

  it.each([
    ["multi-role-1-vote", [a, a, b], { kind: "verdict", verdict: "first", confidence: 2 / 3 }],
    ["multi-role-2-vote", [b, b, b, a, a, b], { kind: "verdict", verdict: "first", confidence: 2 / 3 }],
    ["multi-role-1-vote", [a, "?", a], { kind: "verdict", verdict: "first", confidence: 2 / 3 }],
    ["multi-role-1-vote", [a, "?", b], { kind: "unparsed", reason: "no-majority" }],
    ["multi-role-1-vote", ["?", "?", "?"], { kind: "unparsed", reason: "no-majority" }],
    ["multi-role-2-vote", [a, a, a, "?", "", "?"], { kind: "unparsed", reason: "no-majority" }],
  ])("%s takes the majority of the last round: %j", (name, sayings, expected) => {
    expect(discuss(name, sayings).outcome).toEqual(expected);
  });
});
