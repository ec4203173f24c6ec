/** Every key that a rubric file may have: what hints choose from. */
export const rubricKeys: readonly string[] = [
  ...["title", "source", "criteria", "name", "ability", "question", "levels"],
];
