/** The Node that runs reife, which also runs its interpreters. */
export interface NodeProgram {
  /** Path of the program. */
  readonly path: string;
  /** Such as `20.19.0`. */
  readonly version: string;
  /** Id of the process that asks: tells apart the temporary files of several. */
  readonly pid: number;
}
