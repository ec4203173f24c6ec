/** A stream of uniform numbers in [0, 1), as an argument. */
export interface Random {
  next(): number;
}
