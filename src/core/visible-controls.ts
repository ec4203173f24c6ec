/**
 * A text that a terminal shows as it is: characters that would steer it (escapes, C1 controls, a carriage return, a backspace) or turn
 * the direction of what follows (bidirectional marks) stand as `\u001b`. Line breaks and tabs stay. A JSON document stays
 * the same value, for there such an escape means the character.
 */
export function visibleControls(text: string): string {
  return text.replaceAll(
    steering,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const steering = /(?![\n\t]|\r\n)[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
