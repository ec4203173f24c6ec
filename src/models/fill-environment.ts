/** A text with its holes filled as far as the environment goes. */
export interface FilledText {
  readonly text: string;
  /** Names that the environment does not have (or has empty); their holes are left as they were. */
  readonly missing: readonly string[];
  /** The values that went in. */
  readonly values: readonly string[];
}

/** Fills each `${NAME}` of a card's text from the environment; slashes at the end of a value are dropped. */
export function fillEnvironment(
  template: string,
  environment: Readonly<Record<string, string | undefined>>,
): FilledText {
  const missing: string[] = [];
  const values: string[] = [];
  const text = template.replace(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (hole, name: string) => {
    const value = environment[name]?.replace(/\/+$/, "");
    if (value === undefined || value === "") {
      missing.push(name);
      return hole;
    }
    values.push(value);
    return value;
  });
  return { text, missing, values };
}
