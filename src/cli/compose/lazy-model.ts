import type { ChatModel } from "../../core/chat-model.js";

/**
 * A model that is made at its first call: its fingerprint is known without a key, so a run whose replies are all stored
 * needs none. A failure to make it fails each call that wants it.
 */
export function lazyModel(
  identity: Pick<ChatModel, "id" | "fingerprint">,
  create: () => Promise<ChatModel>,
): ChatModel {
  let made: Promise<ChatModel> | undefined;
  return {
    ...identity,
    complete: async (request) => {
      made ??= create();
      return (await made).complete(request);
    },
  };
}
