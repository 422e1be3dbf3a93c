import type { Cell } from "../../grid";

/** The cells of a delimited text (RFC 4180, with the delimiter that the text itself shows: semicolon, comma, tab or bar). A
 *  column of plain numbers becomes numbers; all else stays text as written, for intake to read: leading zeros, "1 234,56". */
export function csvCells(text: string): Cell[][] {
  const said = SAID_DELIMITER.exec(text);
  const rows: Cell[][] = said
    ? splitRows(text.slice(said[0].length), said[1] ?? ",")
    : splitRows(text, delimiterOf(text));
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  for (let column = 0; column < width; column += 1) numberColumn(rows, column);
  return rows;
}

/** Excel's own way to say the delimiter, in a line before all others. */
const SAID_DELIMITER = /^sep=(.)(?:\r\n|\r|\n)/i;

const DELIMITERS = [";", "\t", ",", "|", "~", "^"];
const LINES_LOOKED_AT = 200;

/** The delimiter that cuts most lines into the same number of parts, of those that cut at all; of equals, the one that cuts
 *  into more. A decimal comma cuts lines unevenly, or no line of text. */
function delimiterOf(text: string): string {
  const sample = text.slice(0, 200_000);
  let best = { delimiter: ",", evenness: 0, width: 1 };
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>();
    for (const { length } of splitRows(sample, delimiter, LINES_LOOKED_AT)) {
      if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
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

/** Excel keeps 15 digits; a longer number is an identifier, or would lose its end. */
const MOST_DIGITS = 15;

const NOTATIONS = [
  { plain: /^-?(0|[1-9]\d*)(\.\d+)?$/, thousandsToo: /^-?[1-9]\d{0,2}\.\d{3}$/ },
  { plain: /^-?(0|[1-9]\d*)(,\d+)?$/, thousandsToo: /^-?[1-9]\d{0,2},\d{3}$/ },
];

/** Makes numbers of a column that holds plain numbers only, below its header, unless they could be read in two ways: 1.234 is
 *  a thousand and more, or one and a bit, and a person must say. */
function numberColumn(rows: Cell[][], column: number): void {
  const first = rows.findIndex((row) => /^-?\d/.test(textOf(row[column])));
  if (first === -1) return;
  const texts = rows
    .slice(first)
    .map((row) => textOf(row[column]))
    .filter((text) => text !== "");
  const notation = NOTATIONS.find(({ plain }) =>
    texts.every((text) => plain.test(text) && text.replace(/\D/g, "").length <= MOST_DIGITS),
  );
  const fractions = texts.filter((text) => /[.,]/.test(text));
  const isAmbiguous = fractions.length > 0 && fractions.every((text) => notation?.thousandsToo.test(text));
  if (!notation || isAmbiguous) return;
  for (const row of rows.slice(first)) {
    const text = textOf(row[column]);
    if (text !== "") row[column] = Number(text.replace(",", "."));
  }
}

const textOf = (cell: Cell | undefined): string => (typeof cell === "string" ? cell.trim() : "");
