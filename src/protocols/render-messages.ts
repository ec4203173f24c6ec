import type { Message } from "../core/message.js";
import { rememberMessagesJson } from "../core/messages-json.js";
import { jsonCharacters } from "./json-characters.js";
import { renderTemplate } from "./render-template.js";

/**
 * Fills the templates of a prompt. The prompt's JSON, which its calls' ids are made of, is put together along with it from the same
 * parts: what is long in a prompt (an instruction, an output) is long in many, and is written once for them all.
 */
export function renderMessages(
  templates: readonly Message[],
  values: ReadonlyMap<string, string>,
): readonly Message[] {
  const messages = templates.map(({ role, content }) => ({ role, content: renderTemplate(content, values) }));
  const parting = { isSafe: true };
  const written = {
    get: (name: string): string | undefined => {
      const { characters, isWhole } = jsonCharacters(values.get(name) ?? "");
      parting.isSafe &&= isWhole;
      return characters;
    },
  };
  // Never joined: texts that are added to each other are written out once, when they are read.
  let json = "";
  for (const { role, content } of templates) {
    const part = `{"content":"${renderTemplate(writtenTemplate(content), written)}","role":"${role}"}`;
    json = json === "" ? part : `${json},${part}`;
  }
  if (parting.isSafe) rememberMessagesJson(messages, `[${json}]`);
  return messages;
}

/** Templates are few (they come from cards) and rendered for every instance. */
const writtenTemplates = new Map<string, string>();

function writtenTemplate(template: string): string {
  const known = writtenTemplates.get(template);
  if (known !== undefined) return known;
  const written = JSON.stringify(template).slice(1, -1);
  writtenTemplates.set(template, written);
  return written;
}
