import {
  DayScan,
  FigureScan,
  figureOf,
  orderOfAll,
  plannedCell,
  type Cell,
  type DateOrder,
  type DayForm,
  type DecimalMark,
  type FigureForm,
} from "../engine";
import { cleanText } from "../kernel/text";
import type { CellStore } from "./cellStore";
import { PlainFigure } from "./plainFigure";

/** The cells of one column of a file: figures and days as numbers, all else as text. */
export interface TypedColumn {
  readonly isDays: boolean;
  cell(row: number): Cell;
}

/** Rows that make a column what it is, from `from` to `to` (not included), and what is known of the file. */
export interface Body {
  readonly from: number;
  readonly to: number;
  readonly order: DateOrder | null;
}

/** Makes figures of the columns that hold nothing else, and days of those that hold dates in one order: as `typedColumns` does for a
 *  file that is brought into a workbook. */
export function typedColumns(stores: readonly CellStore[], body: Body): TypedColumn[] {
  const found = stores.map((store) => {
    const used = usedTexts(store, body);
    const figures = store.holdsNumbers ? PLAIN_NUMBERS : figuresIn(store, used);
    return { store, used, figures, days: figures ? null : daysIn(store, used) };
  });
  const order = orderOfAll(
    found.map(({ days }) => days?.form ?? null),
    body.order,
  );
  return found.map(({ store, used, figures, days }) => {
    if (figures) {
      const numbers = figureNumbers(store, figures.mark);
      dropFigures(store, numbers, body.from);
      return new StoredColumn(store, numbers, false);
    }
    const numbers = days ? dayNumbers(store, used, days.scan, days.form.order ?? order) : null;
    return new StoredColumn(store, numbers, numbers !== null);
  });
}

const PLAIN_NUMBERS: FigureForm = { mark: ".", places: 0 };

class StoredColumn implements TypedColumn {
  constructor(
    private readonly store: CellStore,
    /** By text: the number that it is; NaN for what is none. */
    private readonly numbers: Float64Array | null,
    readonly isDays: boolean,
  ) {}

  cell(row: number): Cell {
    const code = this.store.codes[row] ?? 0;
    if (code === 0) return "";
    const value = this.numbers?.[code - 1] ?? NaN;
    return Number.isNaN(value) ? this.store.text(code - 1) : value;
  }
}

/** By text: 1 where a row of the body holds it. */
function usedTexts({ codes, count }: CellStore, { from, to }: Body): Uint8Array {
  const used = new Uint8Array(count);
  for (let row = from; row < to && row < codes.length; row += 1) {
    const code = codes[row] ?? 0;
    if (code > 0) used[code - 1] = 1;
  }
  return used;
}

function figuresIn(store: CellStore, used: Uint8Array): FigureForm | null {
  const scan = new FigureScan();
  const plain = new PlainFigure();
  for (let text = 0; text < used.length; text += 1) {
    if (used[text] === 0) continue;
    if (plain.read(store.bytes, store.startOf(text), store.startOf(text + 1)))
      scan.addPlain(plain.mark, plain.places, plain.isShort);
    else if (!scan.add(cleanText(store.text(text)))) return null;
  }
  return scan.finish();
}

function figureNumbers(store: CellStore, mark: DecimalMark): Float64Array {
  const numbers = new Float64Array(store.count).fill(NaN);
  const plain = new PlainFigure();
  for (let text = 0; text < numbers.length; text += 1) {
    const isPlain = plain.read(store.bytes, store.startOf(text), store.startOf(text + 1));
    if (isPlain && (plain.mark === null || plain.mark === mark)) {
      numbers[text] = plain.value;
      continue;
    }
    const cell = plannedCell(figureOf(cleanText(store.text(text)), mark), 1900);
    if (typeof cell === "number") numbers[text] = cell;
  }
  return numbers;
}

/** More texts than this among figures are kept as they are stored. */
const MOST_KEPT = 10_000;

/** Lets the texts of figures go: what is kept are the few others, and what stands above the table. */
function dropFigures(store: CellStore, numbers: Float64Array, from: number): void {
  const kept = new Set<number>();
  for (const code of store.codes.subarray(0, from)) if (code > 0) kept.add(code - 1);
  for (let text = 0; text < numbers.length && kept.size <= MOST_KEPT; text += 1)
    if (Number.isNaN(numbers[text])) kept.add(text);
  if (kept.size <= MOST_KEPT) store.keepTexts(kept);
}

function daysIn(store: CellStore, used: Uint8Array): { scan: DayScan; form: DayForm } | null {
  const scan = new DayScan();
  for (let text = 0; text < used.length; text += 1)
    if (used[text] === 1 && !scan.add(cleanText(store.text(text)))) return null;
  const form = scan.finish();
  return form && { scan, form };
}

/** All of them or none: one column says its days in one way. */
function dayNumbers(store: CellStore, used: Uint8Array, scan: DayScan, order: DateOrder | null): Float64Array | null {
  const numbers = new Float64Array(store.count).fill(NaN);
  for (let text = 0; text < numbers.length; text += 1) {
    const day = scan.dayOf(cleanText(store.text(text)), order);
    if (day === undefined && used[text] === 1) return null;
    const cell = day === null || day === undefined ? null : plannedCell(day, 1900);
    if (typeof cell === "number") numbers[text] = cell;
  }
  return numbers;
}
