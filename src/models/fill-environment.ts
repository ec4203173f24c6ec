/** A text with its holes filled as far as the environment goes. */
export interface FilledText {
  readonly text: string;
  /** Names that the environment does not have (or has empty); their holes are left as they were. */
  readonly missing: readonly string[];
  /** The values that went in. */
  readonly values: readonly string[];
}

/** Fills each `${NAME}` and `${NAME:-default}` of a card's text from the environment. */
export function fillEnvironment(
  template: string,
  environment: Readonly<Record<string, string | undefined>>,
): FilledText {
  const missing: string[] = [];
  const values: string[] = [];
  const text = template.replace(hole, (written, name: string, fallback: string | undefined) => {
    const value = environment[name];
    if (value !== undefined && value !== "") {
      values.push(value);
      return value;
    }
    if (fallback === undefined) missing.push(name);
    return fallback ?? written;
  });
  return { text, missing, values };
}

const hole = /\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}/gu;
