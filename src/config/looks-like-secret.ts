const patterns: readonly RegExp[] = [
  // Beginnings that services give their keys, anywhere in the text (a URL's query, a header).
  /(?<![A-Za-z0-9])(?:sk-|sk_|xai-|gsk_|hf_|ghp_|github_pat_|AIza|AKIA|eyJ)[\w-]{12,}/u,
  /^\s*Bearer\s+[^\s$]/iu,
  // A name or a password inside a URL, or a key in its query.
  /\b[a-z]+:\/\/[^/?#\s$]+@/iu,
  /[?&](?:x[-_])?(?:api[-_]?key|key|(?:auth|access)?[-_]?token|secret|password|sig|signature)=[^&\s$]{6,}/iu,
  // A long run of capitals, small letters and digits is no word.
  /(?<![A-Za-z0-9])(?=[A-Za-z]*\d)(?=[A-Z0-9]*[a-z])(?=[a-z0-9]*[A-Z])[A-Za-z0-9]{32,}(?![A-Za-z0-9])/u,
];

/** Whether a text holds what looks like a key to a service. */
export function looksLikeSecret(text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}
