import type { FixedTexts } from "../protocols/fixed-texts.js";
import { sha256 } from "../core/sha256.js";
import type { Checklist } from "./checklist.js";

/**
 * Checklists as the texts that a protocol of shape `graded-checklist` would have asked for, by instruction. Questions that share an instruction
 * share their checklists: what is about skills that a question is not scored on is passed over there.
 */
export function checklistTexts(checklists: readonly Checklist[], file: string): FixedTexts {
  const byInstruction = new Map<string, string>();
  for (const { instruction, items } of checklists) {
    const lines = items.map(({ skill, question }) => `[${skill}] ${question}`).join("\n");
    const earlier = byInstruction.get(instruction);
    byInstruction.set(instruction, earlier === undefined ? lines : `${earlier}\n${lines}`);
  }
  return { file, sha256: sha256(JSON.stringify([...byInstruction].sort())), byInstruction };
}
