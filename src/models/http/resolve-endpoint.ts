import { ModelError } from "../../core/errors.js";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import { keyNamesOf } from "../../core/key-names-of.js";
import { keysAtHand } from "../../core/keys-at-hand.js";
import { proxySettings, type ProxySettings } from "./proxy-settings.js";
import { fillEnvironment, type FilledText } from "../fill-environment.js";

/** Where and as whom an evaluator is called: a card's words with the environment filled in. */
export interface Endpoint {
  /** Undefined where the card names no variable: the endpoint needs no key. */
  readonly apiKey: string | undefined;
  /** Undefined: the provider's own. */
  readonly baseUrl: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Texts that must never show up in an error: the key, and what was filled into headers. */
  readonly secrets: readonly string[];
  /** Absent: it is reached without one. */
  readonly proxy?: ProxySettings | undefined;
}

/**
 * Resolves a card's key (of several, the first that is set), base URL and headers. Throws a ModelError (`auth`) that names each variable that is missing,
 * never a value.
 */
export function resolveEndpoint(
  card: HttpEvaluatorCard,
  environment: Readonly<Record<string, string | undefined>>,
): Endpoint {
  const fill = (template: string): FilledText => fillEnvironment(template, environment);
  const names = keyNamesOf(card);
  const [name] = keysAtHand(card, environment);
  const key = name === undefined ? { ...nothing, missing: missingKeys(names) } : fill(`\${${name}}`);
  const base = card.baseUrl === undefined ? nothing : fill(card.baseUrl);
  const headers = Object.entries(card.headers ?? {}).map(([name, value]) => ({ name, ...fill(value) }));
  const missing = [key, base, ...headers].flatMap((filled) => filled.missing);
  if (missing.length > 0) throw missingVariables(card, [...new Set(missing)]);
  // An endpoint that was pasted with a slash at its end leaves two in a row.
  const baseUrl = card.baseUrl === undefined ? undefined : base.text.replace(/(?<=[^:/])\/{2,}/gu, "/");
  const proxy = proxySettings(environment, baseUrl ?? "");
  return {
    apiKey: name === undefined ? undefined : key.text.trim(),
    baseUrl,
    headers: Object.fromEntries(headers.map(({ name, text }) => [name, text])),
    secrets: [
      ...[key, ...headers].flatMap((filled) => filled.values.map((value) => value.trim())),
      ...proxySecrets(proxy),
    ],
    ...(proxy === undefined ? {} : { proxy }),
  };
}

/** A proxy may have a password in its address. */
function proxySecrets(proxy: ProxySettings | undefined): readonly string[] {
  return [proxy?.httpProxy ?? "", proxy?.httpsProxy ?? ""]
    .map((address) => (URL.canParse(address) ? decodeURIComponent(new URL(address).password) : ""))
    .filter((password) => password !== "");
}

const nothing: FilledText = { text: "", missing: [], values: [] };

/** One of them would do. */
function missingKeys(names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [names.join(" or ")];
}

function missingVariables(card: HttpEvaluatorCard, names: readonly string[]): ModelError {
  const variables = names.join(" and ");
  return new ModelError(`Cannot call ${card.id}: ${variables} ${names.length === 1 ? "is" : "are"} not set`, {
    failure: "auth",
    hint: `Set ${variables} in the environment or .env`,
  });
}
