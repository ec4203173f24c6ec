/**
 * Verdicts on the outputs of one instruction, a square table: 1 where the output of the row beat that of the column, -1 where it lost, 0
 * for a tie, undefined where no verdict came. The diagonal is not read. Where a pair was judged in both orders, row i and column j hold
 * the verdict on i shown first, row j and column i that on j shown first; else the lower triangle is not read.
 */
export type VerdictTable = readonly (readonly (1 | 0 | -1 | undefined)[])[];
