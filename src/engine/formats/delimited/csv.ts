/** The cells of a delimited text as written (RFC 4180, with the delimiter that the text itself shows: semicolon, comma, tab or
 *  bar), and the line that the first of its rows stands in. */
export function delimitedRows(text: string): { readonly rows: string[][]; readonly firstLine: number } {
  const { delimiter, start } = delimiterIn(text);
  return { rows: splitRows(text.slice(start), delimiter), firstLine: start === 0 ? 1 : 2 };
}

/** The delimiter that the top of a text says or shows, and where its rows start: behind the line that says it. */
export function delimiterIn(text: string): { readonly delimiter: string; readonly start: number } {
  const said = SAID_DELIMITER.exec(text);
  return said ? { delimiter: said[1] ?? ",", start: said[0].length } : { delimiter: delimiterOf(text), start: 0 };
}

export const widthOf = (rows: readonly (readonly unknown[])[]): number =>
  rows.reduce((widest, row) => Math.max(widest, row.length), 0);

/** Excel's own way to say the delimiter, in a line before all others. */
const SAID_DELIMITER = /^sep=(.)(?:\r\n|\r|\n)/i;

const DELIMITERS = [";", "\t", ",", "|", "~", "^"];
const LINES_LOOKED_AT = 200;

/** The delimiter that cuts most lines into the same number of parts, of those that cut at all; of equals, the one that cuts
 *  into more. A decimal comma cuts lines unevenly, or no line of text; a mark inside quotes leaves quotes that do not close. */
function delimiterOf(text: string): string {
  const sample = text.slice(0, 200_000);
  let best = { delimiter: ",", evenness: 0, width: 1 };
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>();
    for (const cells of splitRows(sample, delimiter, LINES_LOOKED_AT)) {
      const isCut = cells.length > 1 && !cells.some((cell) => cell.startsWith('"'));
      if (isCut) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    }
    for (const [width, evenness] of counts) {
      if (evenness > best.evenness || (evenness === best.evenness && width > best.width)) {
        best = { delimiter, evenness, width };
      }
    }
  }
  return best.delimiter;
}

/** Rows of unquoted fields. A quote that is never closed is text, so that one stray quote does not swallow the file. */
function splitRows(text: string, delimiter: string, limit = Infinity): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length && rows.length < limit) {
    const quoted = text[at] === '"' ? quotedField(text, at, delimiter) : null;
    const end = quoted ? quoted.end : fieldEnd(text, at, delimiter);
    row.push(quoted ? quoted.value : text.slice(at, end));
    at = end;
    if (text[at] === delimiter) {
      at += 1;
      if (at < text.length) continue;
      row.push("");
    }
    rows.push(row);
    row = [];
    if (text[at] === "\r") at += 1;
    if (text[at] === "\n") at += 1;
  }
  return rows;
}

function fieldEnd(text: string, from: number, delimiter: string): number {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return end;
}

/** The field that starts with a quote at `from`, or null where no quote closes it before a delimiter or a line's end. */
function quotedField(text: string, from: number, delimiter: string): { value: string; end: number } | null {
  let close = text.indexOf('"', from + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  const next = text[close + 1];
  const isClosed = close !== -1 && (next === undefined || next === delimiter || next === "\n" || next === "\r");
  return isClosed ? { value: text.slice(from + 1, close).replaceAll('""', '"'), end: close + 1 } : null;
}
