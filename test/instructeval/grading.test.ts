import { describe, expect, it } from "vitest";
import type { ChatReply } from "../../src/core/chat-reply.js";
import { candidateAnswers } from "../../src/instructeval/candidate-answers.js";
import { gradeAnswer } from "../../src/instructeval/grade-answer.js";
import { gradePair } from "../../src/instructeval/grade-pair.js";
import { gradeWriting } from "../../src/instructeval/grade-writing.js";
import type { ItemGold } from "../../src/instructeval/item.js";

type AnswerGold = Extract<ItemGold, { kind: "answer" }>;

function said(text: string, letters?: Readonly<Record<string, number>>): ChatReply {
  if (letters === undefined) return { text, finishReason: "stop" };
  const top = Object.entries(letters).map(([token, share]) => ({ token, logprob: Math.log(share) }));
  return { text, finishReason: "stop", logprobs: [{ token: text, logprob: top[0]?.logprob ?? 0, top }] };
}

describe("gradeAnswer", () => {
  const number: AnswerGold = { kind: "answer", target: "1", answer: "1", reading: { kind: "number" } };
  const letter: AnswerGold = {
    ...{ kind: "answer", target: "A", answer: "A" },
    reading: { kind: "option", options: ["red", "blue", "Ambiguous"] },
  };
  const minus: AnswerGold = { kind: "answer", target: "-1", answer: "-1", reading: { kind: "number" } };
  const no: AnswerGold = {
    kind: "answer",
    target: "No",
    answer: "no",
    reading: { kind: "word", menu: ["no", "yes"] },
  };

  it.each([
    [number, "12", { compat: 1, sound: 0 }],
    [number, "1", { compat: 1, sound: 1 }],
    [number, "The answer is 1.", { compat: 0, sound: 1 }],
    [letter, "Ambiguous", { compat: 1, sound: 0 }],
    [letter, "(A)", { compat: 0, sound: 1 }],
    [letter, "red", { compat: 0, sound: 1 }],
    [minus, "-12", { compat: 1, sound: 0 }],
    [no, "Not", { compat: 1, sound: 0 }],
    [no, "no", { compat: 0, sound: 1 }],
    [no, "", { compat: 0, sound: 0 }],
  ])("grades by both rules: %#", (gold, reply, scores) => {
    expect(gradeAnswer(gold, reply).scores).toEqual(scores);
  });

  it("gives spans DROP's F1 and exact match of the answer that is announced, or of the first line", () => {
    const gold: ItemGold = { kind: "spans", target: "12 yards", answers: [["12 yards"], ["12"]] };
    expect(gradeAnswer(gold, "12 yards\n\nPassage: another").scores).toEqual({
      sound: 1,
      exact: 1,
      compat: 1,
    });
    expect(gradeAnswer(gold, "The answer is 12.").scores).toEqual({ sound: 1, exact: 1, compat: 0 });
    expect(gradeAnswer(gold, "13 yards").scores).toEqual({ sound: 0, exact: 0, compat: 0 });
    expect(gradeAnswer(gold, "12 long yards").scores).toEqual({ sound: 0.8, exact: 0, compat: 0 });
  });

  it("finds wrong what a respondent without an LLM answers wrongly, and right what it answers rightly", () => {
    const words: AnswerGold = { kind: "answer", target: "a b", answer: "a b", reading: { kind: "words" } };
    const brackets: AnswerGold = {
      kind: "answer",
      target: "] )",
      answer: "])",
      reading: { kind: "brackets" },
    };
    for (const gold of [number, letter, minus, no, words, brackets]) {
      const [right = "", ...wrong] = candidateAnswers(gold);
      expect(wrong.length).toBeGreaterThan(0);
      expect(gradeAnswer(gold, right).scores["sound"]).toBe(1);
      for (const answer of wrong) expect(gradeAnswer(gold, answer).scores["sound"]).toBe(0);
    }
  });
});

describe("gradePair", () => {
  it("reads probabilities at the first token: both orders right, one of them, the authors' sum", () => {
    expect(gradePair(0, [said("A", { A: 0.9, B: 0.1 }), said("B", { B: 0.6, A: 0.4 })])).toEqual({
      ...{ scores: { sound: 1, compat: 1, consistent: 1 }, read: "A B", basis: "probabilities" },
    });
    // Always A, but surer where that is right: half right by ours, right by the sum.
    expect(gradePair(0, [said("A", { A: 0.9, B: 0.1 }), said("A", { A: 0.6, B: 0.4 })])).toMatchObject({
      ...{ scores: { sound: 0.5, compat: 1, consistent: 0 }, read: "A A" },
    });
    expect(gradePair(1, [said("A", { A: 0.9, B: 0.1 }), said("A", { A: 0.6, B: 0.4 })])).toMatchObject({
      scores: { sound: 0.5, compat: 0, consistent: 0 },
    });
  });

  it("takes a letter that was not reported for the least likely, and adds up the spellings of one", () => {
    const first = said("A", { A: 0.4, " A": 0.2, Well: 0.1 });
    expect(gradePair(0, [first, said("B", { B: 0.5, A: 0.3, " A": 0.3 })])).toMatchObject({
      ...{ scores: { sound: 0.5, compat: 1 }, read: "A A" },
    });
  });

  it("reads letters where there are no probabilities; unreadable replies and ties are wrong", () => {
    expect(gradePair(1, [said("(B)"), said("The better reply is hard to tell.")])).toMatchObject({
      ...{ scores: { sound: 0.5, compat: 0 }, read: "B ?", basis: "text" },
    });
    expect(gradePair(1, [said("(B)"), said("A.")])).toMatchObject({
      scores: { sound: 1, compat: 1, consistent: 1 },
    });
    expect(gradePair(1, [said("B"), said("B")])).toMatchObject({
      scores: { sound: 0.5, compat: 0, consistent: 0 },
    });
    expect(gradePair(0, [said("I cannot say"), said("B")])).toMatchObject({
      ...{ scores: { sound: 0.5, compat: 0, consistent: 0 }, read: "? B" },
    });
    expect(gradePair(0, [said("A", { A: 0.5, B: 0.5 }), said("B")])).toMatchObject({
      scores: { sound: 0.5, consistent: 0 },
    });
  });
});

describe("gradeWriting", () => {
  it("reads scores strictly, and beside them as the authors do", () => {
    expect(
      gradeWriting(
        new Map([
          ["relevance", said("Good.\nScore: 4")],
          ["coherence", said("I give it 4 out of 5")],
        ]),
      ),
    ).toEqual({ relevance: 4, "relevance.compat": 4, "coherence.compat": 5 });
    expect(gradeWriting(new Map([["relevance", said("Score: 7")]]))).toEqual({ "relevance.compat": 1 });
    expect(gradeWriting(new Map([["relevance", said("Score: 4.5")]]))).toEqual({ "relevance.compat": 5 });
    expect(gradeWriting(new Map())).toEqual({});
  });
});
