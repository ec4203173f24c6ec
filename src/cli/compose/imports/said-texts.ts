import type { ImportedItem } from "../../../imports/imported-row.js";
import { murmurHash } from "../../../stats/murmur-hash.js";

/** What tells an instance's texts from others without keeping them: hashes; undefined where a row has none. */
export interface SaidTexts {
  readonly instruction: number | undefined;
  readonly outputs: readonly number[] | undefined;
}

const none: SaidTexts = { instruction: undefined, outputs: undefined };

/** The hashes of a row's texts. An instance that is known by its texts alone needs none. */
export function saidTexts({ key, instruction, outputs }: ImportedItem): SaidTexts {
  if (key === undefined || (instruction === undefined && outputs === undefined)) return none;
  return {
    instruction: instruction === undefined ? undefined : hashOf(instruction),
    outputs: outputs?.map(hashOf),
  };
}

/** Which text of a row is another than the one said before; undefined where all that both say is the same. */
export function otherText(before: SaidTexts, { instruction, outputs }: ImportedItem): string | undefined {
  const asked = before.instruction;
  if (asked !== undefined && instruction !== undefined && hashOf(instruction) !== asked) return "instruction";
  const known = before.outputs;
  if (known === undefined || outputs === undefined) return undefined;
  const index = outputs.findIndex((output, at) => hashOf(output) !== known[at]);
  if (index >= 0) return `output ${index + 1}`;
  return outputs.length === known.length ? undefined : "number of outputs";
}

/** 31 bits, which V8 keeps in place: as numbers beyond them, each would be an object of its own. */
function hashOf(text: string): number {
  return murmurHash(text) >>> 1;
}
