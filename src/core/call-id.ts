import { callText, type CallIdentity } from "./call-text.js";
import { messagesJson } from "./messages-json.js";
import { sha256 } from "./sha256.js";

/**
 * The id of a call: a hash of who is asked, what, with which settings, and of what the step says it depends on. Two
 * trials with the same id share one call; nothing else makes them share. Repeats and samples never share.
 */
export function callId(identity: CallIdentity): string {
  return sha256(callText(identity, messagesJson(identity.ask.messages)));
}
