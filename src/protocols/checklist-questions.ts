const numbering = /^(?:[-*•]\s+|\(?Q?\d{1,2}[.):]+\s+)+/i;

/**
 * The questions of a list that a judge made, without numbers, bullets and bold type: the lines that end in a question mark,
 * or, where none does, all lines that announce nothing (`:` at their end). Empty for an empty list.
 */
export function checklistQuestions(text: string): readonly string[] {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replaceAll("**", "").trim().replace(numbering, "").trim())
    .filter((line) => line !== "");
  const questions = lines.filter((line) => line.endsWith("?"));
  if (questions.length > 0) return questions;
  return lines.filter((line) => !line.endsWith(":") && line !== "(none)");
}
