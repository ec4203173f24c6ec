/** A judge's reply, and what it answers by. */
export interface RuleReply {
  readonly text: string;
  /** Which form of answer the prompt asked for. */
  readonly form: string;
}

const outputLabels = "Output \\([ab]\\)|Model \\([mM]\\)|Assistant [AB]|Response [AB]";
const shown = new RegExp(`^# (${outputLabels})\\n(.*)$`, "gmu");
const listed = /^# (Output \([A-Z]{1,2}\))\n(.*)$/gmu;
const alone = /^# (?:Output(?: under review| to grade)?|Answer)\n(.*)$/gmu;

/**
 * Answers any protocol's prompt as a judge would that likes outputs which hold the word GOOD, and no others: in the form that
 * the prompt's last message asks for, told by its own words. What is no question about outputs gets some text.
 */
export function ruleReply(prompt: string, isStructured: boolean): RuleReply {
  const best = [...prompt.matchAll(listed)].find((match) => isGood(match[2]))?.[1];
  if (best !== undefined) return bestReply(prompt, best);
  const pair = [...prompt.matchAll(shown)].slice(-2);
  const better = pair.find((match) => isGood(match[2]))?.[1];
  if (better !== undefined) return pairReply(prompt, better, isStructured);
  const output = [...prompt.matchAll(alone)].at(-1)?.[1];
  if (output !== undefined) return scoreReply(prompt, isGood(output));
  return {
    form: "text",
    text: "1. Does it do what was asked?\n2. Is it short?\n[Comprehension] Say how well.",
  };
}

function isGood(output: string | undefined): boolean {
  return output?.includes("GOOD") === true;
}

function pairReply(prompt: string, label: string, isStructured: boolean): RuleReply {
  const letter = (/\(?(\w)\)?$/u.exec(label)?.[1] ?? "").toLowerCase();
  const upper = letter.toUpperCase();
  const other = letter === "a" ? "B" : "A";
  if (isStructured) return { form: "schema", text: JSON.stringify({ winner: letter }) };
  if (label.startsWith("Model")) return { form: "marker", text: label.includes("(m)") ? "m" : "M" };
  if (label.startsWith("Assistant") && !prompt.includes(">>")) {
    return { form: "arena", text: `${other} is polite, ${upper} is right.\n\n[[${upper}]]` };
  }
  if (label.startsWith("Assistant")) {
    return {
      form: "arena",
      text: `${other} is polite, ${upper} is right.\n\nMy final verdict is: [[${upper}>${other}]]`,
    };
  }
  if (label.startsWith("Response")) {
    return {
      form: "json",
      text: `\`\`\`json\n{"reason": "It says "so" itself.", "choice": "${upper}++",}\n\`\`\``,
    };
  }
  if (!prompt.includes("Therefore, Output (a) is better.")) return { form: "label", text: label };
  const reasons = "Output (a) is short and Output (b) is long; one of them is not what was asked for.";
  return { form: "closing", text: `${reasons}\n\nTherefore, ${label} is better.` };
}

function bestReply(prompt: string, label: string): RuleReply {
  if (!prompt.includes("The best output is")) return { form: "best", text: label };
  const reasons = "One of them says that it is good, and the others are not better than it.";
  return { form: "best-closing", text: `${reasons}\n\nThe best output is ${label}.` };
}

function scoreReply(prompt: string, good: boolean): RuleReply {
  const score = good ? 4 : 2;
  const names = /^\{(".*": <score>)\}$/mu.exec(prompt)?.[1];
  if (names !== undefined) {
    const scores = [...names.matchAll(/"([^"]+)": <score>/gu)].map(
      (match) => [match[1] ?? "", score] as const,
    );
    return { form: "scores", text: `It is seen.\n${JSON.stringify(Object.fromEntries(scores))}` };
  }
  if (prompt.includes('"yes" or "no"')) {
    const answer = good ? "yes" : "no";
    return { form: "yes-no", text: `1. ${answer}\n2. ${answer}` };
  }
  if (prompt.includes("[[<number>]]")) return { form: "bracketed", text: `It is seen.\nScore: [[${score}]]` };
  return { form: "number", text: String(score) };
}
