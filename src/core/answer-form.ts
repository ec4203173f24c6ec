/**
 * What a reply to an ask should look like, told as an example of each answer. Judges without an LLM (null, simulated)
 * answer by it, and every protocol's parser is tested to read its own examples back. It is never sent to a provider.
 */
export type AnswerForm =
  | {
      readonly kind: "text";
      /** Whole replies as they might come; absent: any text will do. */
      readonly examples?: readonly string[] | undefined;
    }
  | {
      readonly kind: "choice";
      /** A whole reply that says so, for each verdict on the menu. */
      readonly options: {
        readonly first: string;
        readonly second: string;
        readonly tie?: string | undefined;
      };
    }
  | {
      readonly kind: "best";
      /** A whole reply that picks it, for each output, in the order shown. */
      readonly options: readonly string[];
    }
  | {
      readonly kind: "scores";
      readonly criteria: readonly string[];
      readonly low: number;
      readonly high: number;
      /** `number`: the bare score of the only criterion; `json`: an object criterion -> score on the last line. */
      readonly form: "number" | "json";
    };
