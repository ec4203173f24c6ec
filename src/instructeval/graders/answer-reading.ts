/** What kind of answer a question wants, and so how a reply to it is read. */
export type AnswerReading =
  | { readonly kind: "option"; readonly options: readonly string[] }
  | { readonly kind: "number" }
  /** A word of a closed menu, in lower case. */
  | { readonly kind: "word"; readonly menu: readonly string[] }
  /** Words in an order. */
  | { readonly kind: "words" }
  | { readonly kind: "brackets" }
  | { readonly kind: "text" };
