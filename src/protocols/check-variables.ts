import { didYouMean } from "../core/did-you-mean.js";
import type { FileIssue } from "../core/errors.js";
import type { CheckedCard } from "./checked-card.js";
import type { ResolvedStep } from "./resolve-steps.js";
import type { StepRule } from "./shapes/shape.js";
import type { Section } from "./split-sections.js";
import { templateVariables } from "./template-variables.js";

/**
 * Checks every hole of every template: its name must be one that the step's scope allows, what the shape requires must be
 * used, and no step or fragment may be asked for or written in vain.
 */
export function checkVariables(checked: CheckedCard, rules: readonly StepRule[]): readonly FileIssue[] {
  const { card, steps, fragments, cardFile } = checked;
  const texts = steps.filter(({ definition }) => definition.dependsOn === "instruction");
  const issues: FileIssue[] = [];
  const used = new Set<string>();
  for (const [position, step] of steps.entries()) {
    const rule = rules[position - (steps.length - rules.length)];
    const earlier = texts.filter((other) => steps.indexOf(other) < position).map(({ definition }) => definition.name);
    const allowed = [...earlier, ...scopeVariables(step, rule), ...outputTexts(step, fragments)];
    const names = step.sections.flatMap((section) => templateVariables(section.text).map(({ name }) => name));
    for (const name of names) used.add(name);
    issues.push(...step.sections.flatMap((section) => unknownIn(section, step.file, allowed)));
    const lacking = (rule?.mustUse ?? ["instruction"]).filter((name) => !names.includes(name));
    if (lacking.length > 0) issues.push(unused(step, lacking));
    if (names.includes("dataset_reference") && !card.needs.includes("reference")) {
      issues.push({
        file: cardFile.file,
        ...cardFile.placeOf(["needs"]),
        message: `step ${step.definition.name} uses {{dataset_reference}}`,
        hint: "add needs: [reference], or put the text around it into a fragment",
      });
    }
  }
  for (const { definition, index } of texts.filter((step) => !used.has(step.definition.name))) {
    const place = { file: cardFile.file, ...cardFile.placeOf(["steps", index]) };
    issues.push({ ...place, message: `steps.${index}: no later prompt uses {{${definition.name}}}` });
  }
  for (const name of Object.keys(fragments).filter((fragment) => !used.has(fragment))) {
    const line = cardFile.sections.find(({ step, part }) => step === "fragment" && part === name)?.markerLine;
    issues.push({ file: cardFile.file, line, column: 1, message: `no prompt uses {{${name}}}` });
  }
  return issues;
}

function scopeVariables({ definition }: ResolvedStep, rule: StepRule | undefined): readonly string[] {
  return rule === undefined || definition.dependsOn === "instruction" ? ["instruction"] : [...rule.mustUse, ...rule.mayUse];
}

function outputTexts({ definition }: ResolvedStep, fragments: Readonly<Record<string, string>>): readonly string[] {
  return definition.dependsOn === "instruction" ? [] : ["dataset_reference", ...Object.keys(fragments)];
}

function unknownIn(section: Section, file: string, allowed: readonly string[]): readonly FileIssue[] {
  return templateVariables(section.text)
    .filter(({ name }) => !allowed.includes(name))
    .map(({ name, start }) => {
      const before = section.text.slice(0, start).split("\n");
      const meant = didYouMean(name.trim(), allowed);
      return {
        file,
        line: section.line + before.length - 1,
        column: (before.at(-1)?.length ?? 0) + 1,
        message: `unknown variable {{${name}}}`,
        hint: meant === undefined ? `this step knows ${allowed.join(", ")}` : `did you mean {{${meant}}}?`,
      };
    });
}

function unused({ definition, file, sections }: ResolvedStep, lacking: readonly string[]): FileIssue {
  const holes = lacking.map((name) => `{{${name}}}`).join(", ");
  const line = sections.at(-1)?.markerLine;
  return { file, line, column: 1, message: `step ${definition.name} does not use ${holes}` };
}
