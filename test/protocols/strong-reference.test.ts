import { describe, expect, it } from "vitest";
import { ConfigError } from "../../src/core/errors.js";
import { createProtocol } from "../../src/protocols/create-protocol.js";
import { pairTask, play, preferring } from "./play.js";
import { protocolNamed, sourceOf } from "./read-all-protocols.js";

describe("a step that another evaluator answers", () => {
  const task = pairTask({ position: "original", labels: "follow" });
  const source = sourceOf("strong-reference");

  it("is asked of the evaluator that the card names, and the verdict of the one that judges", () => {
    const { asks } = play(protocolNamed("strong-reference"), task, preferring(0));
    expect(asks.map(({ step, evaluator }) => [step, evaluator])).toEqual([
      ["reference", "gpt-4o"],
      ["verdict", undefined],
    ]);
    expect(protocolNamed("strong-reference").info.evaluators).toEqual(["gpt-4o"]);
    expect(protocolNamed("reference").info.evaluators).toBeUndefined();
  });

  it("asks word for word what protocol reference asks of the judge itself", () => {
    const own = play(protocolNamed("reference"), task, preferring(0)).asks;
    const strong = play(protocolNamed("strong-reference"), task, preferring(0)).asks;
    expect(strong.map(({ step, scope, messages }) => ({ step, scope, messages }))).toEqual(
      own.map(({ step, scope, messages }) => ({ step, scope, messages })),
    );
  });

  it("takes another name in a copy of the card, which is another protocol", () => {
    const copy = createProtocol({
      ...source,
      text: source.text.replace("evaluator: gpt-4o", "evaluator: local/big"),
    });
    expect(copy.info.evaluators).toEqual(["local/big"]);
    expect(copy.info.fingerprint).not.toBe(protocolNamed("strong-reference").info.fingerprint);
  });

  it("cannot be the one that judges", () => {
    const text = source.text.replace("parser: label-line", "parser: label-line\n    evaluator: gpt-4o");
    const create = (): unknown => createProtocol({ ...source, text });
    expect(create).toThrow(ConfigError);
    expect(create).toThrow("steps.1: step verdict is answered by the evaluator that judges, not by gpt-4o");
  });
});
