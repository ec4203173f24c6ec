import type { ChatCompletionMessageParam } from "openai/resources/chat/completions";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import type { Message } from "../../core/message.js";

/** The messages of a chat completion: what is said to the system goes where the card's `systemRole` says. */
export function convertMessages(
  messages: readonly Message[],
  systemRole: HttpEvaluatorCard["systemRole"],
): ChatCompletionMessageParam[] {
  if (systemRole !== "in-user") {
    return messages.map(({ role, content }) => ({ role: role === "system" ? systemRole : role, content }));
  }
  const system = messages.filter(({ role }) => role === "system").map(({ content }) => content);
  const others = messages.filter(({ role }) => role !== "system");
  if (system.length === 0) return others.map(plain);
  const first = others.findIndex(({ role }) => role === "user");
  if (first < 0) return [{ role: "user", content: system.join("\n\n") }, ...others.map(plain)];
  return others.map((message, index) =>
    index === first ? { role: "user", content: [...system, message.content].join("\n\n") } : plain(message),
  );
}

function plain({ role, content }: Message): ChatCompletionMessageParam {
  return { role, content };
}
