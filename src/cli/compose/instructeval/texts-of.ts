/** The dataset that the texts of one respondent are judged as. */
export function textsOf(task: string, respondent: string): string {
  return `${task}/${respondent}`;
}
