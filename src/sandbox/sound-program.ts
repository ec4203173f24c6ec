import type { CodeProblem } from "../core/code-problem.js";
import { indentBody } from "./indent-body.js";
import { unfencedCode } from "./unfenced-code.js";

/**
 * The program that a model meant by its completion: reasoning in `<think>` and fences of Markdown are taken off; a completion
 * that defines the function again stands behind the prompt, whose imports and helpers it may need; any other is the body
 * that the prompt asks for. What follows the function goes (further problems, tests, prints, prose), but for functions and
 * classes that what is kept speaks of.
 */
export function soundProgram(
  { prompt, entryPoint }: Pick<CodeProblem, "prompt" | "entryPoint">,
  completion: string,
): string {
  const text = completion.replaceAll(/\r\n?/gu, "\n").replace(/^\s*<think>.*?<\/think>/su, "");
  const isDefinition = definitionOf(entryPoint);
  const code = unfencedCode(text, isDefinition);
  if (!isDefinition.test(code)) return `${prompt}${withoutRest(indentBody(code), () => false)}\n`;
  return `${closed(prompt)}\n${withoutRest(code, (chunk) => isDefinition.test(chunk))}\n`;
}

/** Matches a text that defines a function of this name at its outermost level. */
function definitionOf(name: string): RegExp {
  return new RegExp(`^(?:async +)?def +${name.replaceAll(/\W/gu, "")}\\b`, "mu");
}

/** The prompt as a program of its own: a head without a docstring needs a body. */
function closed(prompt: string): string {
  return prompt.trimEnd().endsWith(":") ? `${prompt.trimEnd()} pass` : prompt;
}

/**
 * Leaves out what does not belong to the function. Before the definition (`isMain`) all that looks like code stays;
 * behind it, or behind a body, only what is spoken of.
 */
function withoutRest(code: string, isMain: (chunk: string) => boolean): string {
  const chunks = chunksOf(code);
  const main = Math.max(0, chunks.findIndex(isMain));
  const kept = chunks.slice(0, main).filter((chunk) => setsUp.test(chunk));
  kept.push(chunks[main] ?? "");
  const rest = chunks.slice(main + 1);
  for (let found = true; found;) {
    const used = rest.findIndex((chunk) => isSpokenOf(chunk, kept.join("\n")));
    found = used >= 0;
    kept.push(...(found ? rest.splice(used, 1) : []));
  }
  return kept.join("\n");
}

/** How a chunk begins that a function may need: an import, a definition, a decorator, an assignment. */
const setsUp =
  /^(?:#[^\n]*\n)*(?:from \S+ import|import |try:|def |async def |class |@|[A-Za-z_]\w*(?: *:[^=\n]+)? *=[^=])/u;

/** Whether a chunk defines a name that a text has in it. */
function isSpokenOf(chunk: string, text: string): boolean {
  const [, name] = /^(?:@[^\n]*\n)*(?:async +)?(?:def|class) +(\w+)/u.exec(chunk) ?? [];
  return name !== undefined && new RegExp(`\\b${name}\\b`, "u").test(text);
}

/** The statements of the outermost level, each with what is indented below it; what goes on one before is no new one. */
function chunksOf(code: string): readonly string[] {
  const chunks: string[][] = [];
  for (const line of code.split("\n")) {
    const current = chunks.at(-1);
    const isOpen = current !== undefined && current.join("\n").split(/"""|'''/u).length % 2 === 0;
    const isWithin = isOpen || goesOn.test(line) || current?.at(-1)?.startsWith("@") === true;
    if (current !== undefined && isWithin) current.push(line);
    else chunks.push([line]);
  }
  return chunks.map((lines) => lines.join("\n"));
}

/** A line that is blank, indented, a comment, a closing bracket or a further branch. */
const goesOn = /^(?:\s|$|#|[)\]}]|(?:else|elif|except|finally)\b)/u;
