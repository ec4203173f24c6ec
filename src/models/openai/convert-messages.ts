import type { ChatCompletionMessageParam } from "openai/resources/chat/completions";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import type { Message } from "../../core/message.js";

/**
 * The messages of a chat completion: what is said to the system goes where the card's `systemRole` says. Keys stand as in `messagesJson`,
 * so that live calls and batches send the same bytes.
 */
export function convertMessages(
  messages: readonly Message[],
  systemRole: HttpEvaluatorCard["systemRole"],
): ChatCompletionMessageParam[] {
  if (systemRole !== "in-user") {
    return messages.map(({ role, content }) => ({ content, role: role === "system" ? systemRole : role }));
  }
  const system = messages.filter(({ role }) => role === "system").map(({ content }) => content);
  const others = messages.filter(({ role }) => role !== "system");
  if (system.length === 0) return others.map(plain);
  const first = others.findIndex(({ role }) => role === "user");
  if (first < 0) return [{ content: system.join("\n\n"), role: "user" }, ...others.map(plain)];
  return others.map((message, index) =>
    index === first ? { content: [...system, message.content].join("\n\n"), role: "user" } : plain(message),
  );
}

function plain({ role, content }: Message): ChatCompletionMessageParam {
  return { content, role };
}
