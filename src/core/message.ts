/** One chat message, sent byte for byte. */
export interface Message {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}
