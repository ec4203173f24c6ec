/** The headers of an answer: finds one by its name in lower case, null where there is none. */
export type AnswerHeaders = Pick<Headers, "get">;
