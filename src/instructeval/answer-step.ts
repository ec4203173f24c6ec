/** Name of the step that asks for one of several answers, counted from 0. */
export function answerStep(sample: number): string {
  return sample === 0 ? "answer" : `answer-${sample + 1}`;
}
