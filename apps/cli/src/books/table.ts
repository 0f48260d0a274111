/** Rows as a table for a terminal, the first its head; figures, the columns from `firstFigure` to `lastFigure`, to the right. */
export function tableOf(
  rows: readonly (readonly string[])[],
  firstFigure: number,
  lastFigure: number,
): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const isFigure = (column: number): boolean => column >= firstFigure && column <= lastFigure;
  return rows
    .map((row) =>
      row.map((cell, column) =>
        isFigure(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      ),
    )
    .map((cells) => `${cells.join('  ').trimEnd()}\n`)
    .join('');
}
