import { abilities } from "./abilities.js";

/** The twelve skills, in the order of their abilities. */
export const skills: readonly string[] = Object.values(abilities).flat();
