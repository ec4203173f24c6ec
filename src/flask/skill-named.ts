import { plainName } from "./plain-name.js";
import { skills } from "./skills.js";

const byPlainName = new Map(skills.map((skill) => [plainName(skill), skill]));

/** A skill as FLASK spells it, whatever case, hyphens or underscores it was written with; other criteria stay as they are. */
export function skillNamed(written: string): string {
  return byPlainName.get(plainName(written)) ?? written.trim();
}
