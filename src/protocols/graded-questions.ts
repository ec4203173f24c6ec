/** A question about one skill. */
export interface GradedQuestion {
  readonly skill: string;
  readonly question: string;
}

/** More than these are too many to be weighed with care. */
const most = 5;

const numbering = /^(?:[-*•]\s+|\(?Q?\d{1,2}[.):]+\s+)+/iu;
const tagged = /^\[(?<skill>[^\]]+)\]\s*:?\s*(?<question>\S.*)$/u;

/**
 * The questions of a list that a judge made, one a line: the skill in square brackets, then the question. Lines without a skill, or with one
 * that is not asked for, are passed over, as are repetitions and what comes after the fifth question.
 */
export function gradedQuestions(text: string, skills: readonly string[]): readonly GradedQuestion[] {
  const found = new Map<string, GradedQuestion>();
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029]/u)) {
    const bare = line.replaceAll("**", "").trim().replace(numbering, "").trim();
    const { skill: written = "", question = "" } = tagged.exec(bare)?.groups ?? {};
    const skill = skills.find((name) => plain(name) === plain(written));
    if (skill === undefined) continue;
    const key = question.trim().toLowerCase();
    if (!found.has(key)) found.set(key, { skill, question: question.trim() });
  }
  return [...found.values()].slice(0, most);
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]+/gu, " ")
    .trim();
}
