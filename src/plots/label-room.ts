/** How many characters of a label this room of pixels takes, but at least ten and at most `most`. */
export function labelRoom(room: number, most: number): number {
  return Math.max(10, Math.min(most, Math.floor((room - 14) / 6.9)));
}
