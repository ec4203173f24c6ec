/** Environment variables by name, as an argument. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A text with its placeholders filled in, or what is wrong with them. */
export interface Substitution {
  readonly text: string;
  readonly problems: readonly { readonly message: string; readonly hint: string }[];
}

const placeholder = /\$\$\{|\$\{(?<inside>[^}]*)\}|\$\{/gu;
const inside = /^(?<name>[A-Za-z_]\w*)(?::-(?<fallback>[^]*))?$/u;
const secretName = /(?:^|_)(?:API_?KEY|KEY|KEY_ID|TOKEN|SECRET|PASS|PASSWD|PASSWORD|CREDENTIALS?)$/iu;

/**
 * Fills `${NAME}` and `${NAME:-default}` from the environment; `$${` stands for a plain `${`. A variable that is not set,
 * or empty, takes the default; without one it is a problem. Variables that by their names hold keys are never filled in:
 * a key in a config would end up in files and logs.
 */
export function substituteVariables(text: string, environment: Environment): Substitution {
  const problems: { message: string; hint: string }[] = [];
  const filled = text.replaceAll(placeholder, (written, within: string | undefined) => {
    if (written === "$${") return "${";
    const { name, fallback } = inside.exec(within ?? "")?.groups ?? {};
    if (name === undefined) {
      problems.push({
        message: `Cannot read the placeholder '${written}'`,
        hint: "write ${NAME} or ${NAME:-default}, or $${ for a plain ${",
      });
      return "";
    }
    if (secretName.test(name)) {
      problems.push({
        message: `Cannot fill in \${${name}}: keys come from the environment only`,
        hint: "name the variable in apiKeyEnv",
      });
      return "";
    }
    const value = lookUp(environment, name) ?? fallback;
    if (value === undefined) {
      problems.push({
        message: `Environment variable ${name} is not set`,
        hint: `set it, or write \${${name}:-default}`,
      });
    }
    return value ?? "";
  });
  return { text: filled, problems };
}

function lookUp(environment: Environment, name: string): string | undefined {
  const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
  return value === "" ? undefined : value;
}
