/** Flags as the command line parser gives them: texts, lists of texts, or true and false. */
export type Flags = Readonly<Record<string, unknown>>;

/** A flag's text, or undefined where it was not given. */
export function textFlag(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === "string" ? value : undefined;
}

/** A flag that may be given several times: all its texts, in order. */
export function listFlag(flags: Flags, name: string): readonly string[] {
  const value = flags[name];
  if (!Array.isArray(value)) return typeof value === "string" ? [value] : [];
  return value.filter((entry) => typeof entry === "string");
}

/** Whether a flag was given. */
export function isSet(flags: Flags, name: string): boolean {
  return flags[name] === true;
}
