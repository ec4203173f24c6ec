import { writeAtomically } from "../../store/write-atomically.js";
import { sealOf, type SealParts } from "./seal-of.js";

/** Keeps in a run's folder that nothing of it is left to do. */
export async function sealRun(parts: SealParts): Promise<void> {
  writeAtomically(parts.paths.seal, [await sealOf(parts)]);
}
