import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ConfigError, UsageError } from "../../../core/errors.js";
import { sha256 } from "../../../core/sha256.js";
import type { AnnotationPrompts, AnnotationStep } from "../../../flask/annotation-prompts.js";
import type { AnnotationOptions } from "../../../flask/annotation-protocol.js";
import { readCardFile, type CardFile } from "../../../protocols/read-card-file.js";
import { readYaml } from "../../../protocols/read-yaml.js";
import { rubricKeys } from "../../../protocols/rubric-keys.js";
import { rubricSchema } from "../../../protocols/rubric.js";
import { showPath } from "../../../config/show-path.js";
import type { Surroundings } from "../surroundings.js";

interface AnnotatorCard {
  readonly version: number;
  readonly title: string;
  readonly source: string;
}

const cardSchema: z.ZodType<AnnotatorCard> = z.strictObject({
  version: z.int().min(1),
  title: z.string().trim().min(1),
  source: z.string().trim().min(1),
});

/**
 * The prompts that instructions are annotated with (`annotators/flask.md`) and what each skill asks (`protocols/rubrics/flask.yaml`), the
 * working folder's own where it has them. Throws a `ConfigError` for a card that is not valid.
 */
export function loadAnnotator(surroundings: Surroundings): Pick<AnnotationOptions, "prompts" | "questions"> {
  const { file, text } = textOf("annotators/flask.md", surroundings);
  const card = readCardFile({ file, text, schema: cardSchema, keys: ["version", "title", "source"] });
  const rubric = textOf("protocols/rubrics/flask.yaml", surroundings);
  const { value, issues } = readYaml({ ...rubric, schema: rubricSchema, keys: rubricKeys });
  if (card.card === undefined || value === undefined || card.issues.length + issues.length > 0)
    throw new ConfigError([...card.issues, ...issues]);
  const questions = new Map(value.criteria.map(({ name, question }) => [name, question]));
  return { prompts: promptsOf(card, card.card, text), questions };
}

function promptsOf(file: CardFile<AnnotatorCard>, card: AnnotatorCard, text: string): AnnotationPrompts {
  const fragment = (name: keyof AnnotationPrompts["fragments"]): string => {
    const found = file.sections.find(({ step, part }) => step === "fragment" && part === name);
    if (found === undefined) throw missing(file, `<!-- fragment: ${name} -->`);
    return found.text;
  };
  const messages = (step: AnnotationStep): AnnotationPrompts["messages"][AnnotationStep] => {
    const own = file.sections.filter((section) => section.step === step);
    if (own.length === 0) throw missing(file, `<!-- ${step}: user -->`);
    return own.map(({ part, text: content }) => ({
      role: part === "system" || part === "assistant" ? part : "user",
      content,
    }));
  };
  return {
    ...card,
    fingerprint: sha256(text),
    messages: { domain: messages("domain"), skill: messages("skill"), difficulty: messages("difficulty") },
    fragments: {
      reference_part: fragment("reference_part"),
      general: fragment("general"),
      math: fragment("math"),
      coding: fragment("coding"),
    },
  };
}

function missing({ file }: CardFile<AnnotatorCard>, marker: string): ConfigError {
  return new ConfigError([{ file, message: `no section ${marker}` }]);
}

function textOf(
  path: string,
  { roots, cwd }: Surroundings,
): { readonly file: string; readonly text: string } {
  const found = roots.map((root) => join(root, path)).find((file) => existsSync(file));
  if (found === undefined) throw new UsageError(`Cannot find ${path}`, { hint: "Install the package again" });
  return { file: showPath(cwd, found), text: readFileSync(found, "utf8") };
}
