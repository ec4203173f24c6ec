import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { sha256 } from "../../src/core/sha256.js";
import { checklistHash } from "../../src/flask/checklist-hash.js";
import { checklistProtocol } from "../../src/flask/checklist-protocol.js";
import { checklistTexts } from "../../src/flask/checklist-texts.js";
import type { Checklist } from "../../src/flask/checklist.js";
import { checklistLines, readChecklists } from "../../src/flask/read-checklists.js";
import { pairTask, play } from "../protocols/play.js";
import { protocolNamed } from "../protocols/read-all-protocols.js";

const items = [{ skill: "Factuality", question: "Is the date right?" }];
const other = [{ skill: "Conciseness", question: "Is it one line?" }];
const lists: readonly Checklist[] = [
  { id: "1", instruction: sha256("one"), items, evaluator: "gpt", sha256: checklistHash(items) },
  { id: "2", instruction: sha256("two"), items: other, evaluator: "gpt", sha256: checklistHash(other) },
];

describe("readChecklists()", () => {
  it("reads what was written, and knows that nobody has changed it", () => {
    expect(readChecklists(checklistLines(lists))).toEqual({
      ...{ checklists: lists, edited: [], written: [], asGenerated: true },
    });
  });

  it("tells what was edited, added and taken out, and takes it all the same", () => {
    const [head, first] = checklistLines(lists);
    const edited = { ...first, items: other, editor: "Ann" };
    const added = { question_id: 3, instruction: sha256("three"), items };
    expect(readChecklists([head, edited, added])).toMatchObject({
      checklists: [{ id: "1", items: other, editor: "Ann" }, { id: "3" }],
      ...{ edited: ["1"], written: ["3"], asGenerated: false },
    });
    expect(readChecklists([head, first])).toMatchObject({ edited: [], asGenerated: false });
    expect(readChecklists([added])).toMatchObject({ written: ["3"], asGenerated: false });
  });

  it.each([
    [[], "no checklist"],
    [[{ schema: "other" }], "schema"],
    [[{ question_id: 1, instruction: "one", items }], "sha256 of an instruction"],
    [[{ question_id: 1, instruction: sha256("one"), items: [] }], "list of questions"],
    [[{ question_id: 1, instruction: sha256("one"), items: [{ skill: "a", question: "b\nc" }] }], "item 1"],
    [[{ instruction: sha256("one"), items }], "question_id"],
    [[lists[0], 7], "question_id"],
  ])("refuses %j", (values, problem) => {
    const read = readChecklists(values);
    expect(isRecord(read) && "problem" in read ? read.problem : "").toContain(problem);
  });
});

describe("checklistTexts()", () => {
  it("puts together what is asked of one instruction", () => {
    const twice = [...lists, { id: "4", instruction: sha256("one"), items: other }];
    const { byInstruction, sha256: hash } = checklistTexts(twice, "lists.jsonl");
    expect(byInstruction.get(sha256("one"))).toBe(
      "[Factuality] Is the date right?\n[Conciseness] Is it one line?",
    );
    expect(checklistTexts(lists, "lists.jsonl").sha256).not.toBe(hash);
  });
});

describe("checklistProtocol()", () => {
  const whole = protocolNamed("flask-checklist");
  const task = { ...pairTask({ position: "original", labels: "follow" }), skills: ["Comprehension"] };

  it("asks for the questions as the whole protocol does, and ends there", () => {
    const half = play(
      checklistProtocol(whole),
      { ...task, task: "pointwise" },
      () => "[Comprehension] Is it so?",
    );
    expect(half.outcome).toEqual({ kind: "scores", scores: {} });
    const all = play(whole, task, ({ step }) =>
      step === "checklist" ? "[Comprehension] Is it so?" : '{"1": 3}',
    );
    expect(half.asks).toEqual(all.asks.slice(0, 1));
    expect(play(checklistProtocol(whole), task, () => "No.").outcome).toMatchObject({ kind: "unparsed" });
  });
});
