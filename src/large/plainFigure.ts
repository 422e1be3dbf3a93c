import type { DecimalMark } from "../engine";

/** A figure in the commonest way ("-1234.5", "0,125"), taken apart byte by byte: what a ten-million-row column is read by. */
export class PlainFigure {
  /** Null for a whole number. */
  mark: DecimalMark | null = null;
  /** The decimals behind the mark. */
  places = 0;
  /** No more than three digits, and no lone zero, stand in front of the mark. */
  isShort = false;
  value = 0;

  /** Whether the bytes are such a figure, of 15 digits at most: this object holds it then. */
  read(bytes: Uint8Array, from: number, to: number): boolean {
    const isNegative = bytes[from] === MINUS;
    const first = isNegative ? from + 1 : from;
    if (to === first || to - first > MOST_DIGITS + 1) return false;
    let [units, point] = [0, -1];
    for (let at = first; at < to; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte >= ZERO && byte <= NINE) units = units * 10 + byte - ZERO;
      else if ((byte === POINT || byte === COMMA) && point < 0) point = at;
      else return false;
    }
    const whole = (point < 0 ? to : point) - first;
    const places = point < 0 ? 0 : to - point - 1;
    if (whole < 1 || whole > MOST_WHOLE || places > MOST_PLACES || whole + places > MOST_DIGITS) return false;
    if ((point >= 0 && places === 0) || (bytes[first] === ZERO && whole > 1)) return false;
    this.mark = point < 0 ? null : bytes[point] === POINT ? "." : ",";
    this.places = places;
    this.isShort = whole <= 3 && bytes[first] !== ZERO;
    // Both are exact, so that their quotient is the number nearest to the figure, as it is when its text is read.
    const magnitude = units / (POWERS[places] ?? 1);
    this.value = isNegative && units !== 0 ? -magnitude : magnitude;
    return true;
  }
}

const [MINUS, COMMA, POINT, ZERO, NINE] = [0x2d, 0x2c, 0x2e, 0x30, 0x39];
const MOST_DIGITS = 15;
const MOST_WHOLE = 12;
const MOST_PLACES = 6;
const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];
