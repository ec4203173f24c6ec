import { sha256 } from "../core/sha256.js";
import type { Checklist } from "./checklist.js";

/** Hash of what a checklist asks, in the order in which it asks it: sha256 in hexadecimal. */
export function checklistHash(items: Checklist["items"]): string {
  return sha256(JSON.stringify(items.map(({ skill, question }) => [skill, question])));
}
