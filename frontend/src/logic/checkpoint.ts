/** How many modules of white there are on each side of a code. */
const QUIET = 4;
const GROUP = 4;

export interface Code {
  /** Modules on each side, with the white. */
  readonly size: number;
  /** What is dark. */
  readonly path: string;
}

/** Rows of "0" and "1", as the server has them, as what a drawing fills: a piece for each run of dark. */
export const codeOf = (rows: readonly string[]): Code => ({
  size: rows.length + 2 * QUIET,
  path: rows
    .flatMap((row, at) =>
      [...row.matchAll(/1+/gu)].map(
        ({ 0: run, index }) => `M${String(index + QUIET)} ${String(at + QUIET)}h${String(run.length)}v1h-${String(run.length)}z`,
      ),
    )
    .join(""),
});

/** A root as somebody copies it by hand, or reads it out. */
export const groupsOf = (root: string): readonly string[] =>
  Array.from({ length: Math.ceil(root.length / GROUP) }, (_, at) => root.slice(at * GROUP, (at + 1) * GROUP));
