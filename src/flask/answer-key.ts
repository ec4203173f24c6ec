/** Which skill of which answer it is, whatever files and runs call it by: ids of questions differ from one to the other. */
export function answerKey(answer: {
  readonly cluster: string;
  readonly respondent: string;
  readonly skill: string;
}): string {
  return JSON.stringify([answer.cluster, answer.respondent, answer.skill]);
}
