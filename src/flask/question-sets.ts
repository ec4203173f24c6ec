/** A published set of questions, at a pinned commit. */
export interface QuestionSet {
  readonly title: string;
  /** Name in a mirror or the cache: `data/flask/<file>`. */
  readonly file: string;
  readonly url: string;
  readonly sha256: string;
  readonly count: number;
}

const repository = "https://raw.githubusercontent.com/kaistAI/FLASK";
const newer = "3b4e22bc34aa9dc15ea0c51be3cbf5f3c8b1b5e5";
const older = "0a0e02e6b9b17df91074f639fe1e5f7256fd68a5";

/** FLASK's published questions by id. No licence is stated for them: they are fetched, and no text of theirs is kept here. */
export const questionSets: Readonly<Record<string, QuestionSet>> = {
  flask: {
    title: "FLASK, version 2: 1,740 questions",
    file: "flask_evaluation.jsonl",
    url: `${repository}/${newer}/evaluation_set/flask_evaluation.jsonl`,
    sha256: "791950bf1f159b048eba8fee205eba606926c25467a9a31e6f9b6affc2e3e13d",
    count: 1740,
  },
  "flask-v1": {
    title: "FLASK, version 1: the first 1,700 of them",
    file: "flask_evaluation_v1.jsonl",
    url: `${repository}/${older}/evaluation_set/flask_evaluation.jsonl`,
    sha256: "fc84ef762590a1c7205950d8e10c68cc93cbfb4ad5854b9a1da3d90915821011",
    count: 1700,
  },
  "flask-hard": {
    title: "FLASK-Hard: 89 questions that call for expert knowledge",
    file: "flask_hard_evaluation.jsonl",
    url: `${repository}/${newer}/evaluation_set/flask_hard_evaluation.jsonl`,
    sha256: "9830d65b2a137b9184039850c748f52dde369377a0ae06c00ccb6d464d5ebb48",
    count: 89,
  },
};
