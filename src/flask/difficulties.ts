/** FLASK's five levels of difficulty, easiest first, by the knowledge that an instruction calls for. */
export const difficulties: readonly string[] = [
  "simple lifestyle knowledge",
  "advanced lifestyle knowledge",
  "formal education knowledge",
  "major level knowledge",
  "expert level knowledge",
];
