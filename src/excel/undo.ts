/** What one of our columns needs to leave no trace: the width of its column and the look of its header cell, as they were.
 *  The other cells get contents only. */
export const UNDO_PROPERTIES =
  "format/columnWidth,format/useStandardWidth,format/fill/color,format/fill/pattern,format/font/bold";

/** "width;fill;bold": blank where standard. It is kept in a hidden name, beside the one that marks the column. */
export const undoText = ({ format }: Excel.Range): string =>
  [
    format.useStandardWidth ? "" : String(format.columnWidth),
    format.fill.pattern === Excel.FillPattern.none ? "" : format.fill.color,
    format.font.bold ? "bold" : "",
  ].join(";");

export function restoreWidth({ format }: Excel.Range, undo: string): void {
  const [width = ""] = undo.split(";");
  if (width === "") format.useStandardWidth = true;
  else format.columnWidth = Number(width);
}

export function restoreHeader({ format }: Excel.Range, undo: string): void {
  const [, fill = "", bold = ""] = undo.split(";");
  if (fill === "") format.fill.clear();
  else format.fill.color = fill;
  format.font.bold = bold !== "";
}
