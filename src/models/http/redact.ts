/** Replaces each secret in a text, and anything else that looks like a provider's key. */
export function redact(text: string, secrets: readonly string[]): string {
  const known = secrets
    .filter((secret) => secret !== "")
    .reduce((shown, secret) => shown.replaceAll(secret, "[redacted]"), text);
  return known.replace(/\b(?:sk|gsk|xai|pplx|key)-[\w*.-]{6,}/gu, "[redacted]");
}
