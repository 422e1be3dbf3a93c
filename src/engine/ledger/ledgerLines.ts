import type { SheetReading } from "../intake/sheetReading";
import { unitsAt } from "../../kernel/decimal";
import { plainWords } from "../../kernel/text";
import { BLANK_DAY, BLANK_TEXT, decimalAt, type DecimalColumn, type RecordTable } from "../records/recordTable";
import type { DateField, TextField } from "../records/field";

/** The lines of one ledger, in columns: a line is an index. Amounts are whole units at `scale`, exact. */
export interface LedgerLines {
  readonly reading: SheetReading;
  readonly count: number;
  readonly scale: number;
  readonly debit: BigInt64Array;
  readonly credit: BigInt64Array;
  /** The entry that each line belongs to, numbered from 0 in the order of their first lines. */
  readonly entryOf: Int32Array;
  readonly entries: number;
  /** "numbered": by journal and entry number; "derived": numbers are blank or all the same, and entries are told by journal and
   *  day, and by where debits equal credits. */
  readonly grouping: "numbered" | "derived";
}

/** Reads the amounts and the entries of a ledger. A figure beyond 18 digits at the ledger's scale is left out of the sums, as a cell
 *  that cannot be read is; null where there is neither a debit nor a credit column. */
export function ledgerLines(reading: SheetReading): LedgerLines | null {
  const { records } = reading;
  const { debit, credit } = records.decimals;
  if (!debit && !credit) return null;
  const scale = Math.max(2, finest(debit), finest(credit));
  const lines = {
    debit: unitsOf(records, "debit", scale),
    credit: unitsOf(records, "credit", scale),
  };
  const isNumbered = hasNumbers(records);
  const entryOf = isNumbered ? entriesByNumber(records) : entriesByBalance(records, lines);
  let entries = 0;
  for (const entry of entryOf) if (entry >= entries) entries = entry + 1;
  return {
    reading,
    count: records.count,
    scale,
    ...lines,
    entryOf,
    entries,
    grouping: isNumbered ? "numbered" : "derived",
  };
}

const finest = (column: DecimalColumn | undefined): number =>
  column ? column.scales.reduce((most, scale) => Math.max(most, scale), 0) : 0;

const MOST = 10n ** 18n;

function unitsOf(records: RecordTable, field: "debit" | "credit", scale: number): BigInt64Array {
  const units = new BigInt64Array(records.count);
  for (let record = 0; record < records.count; record += 1) {
    const value = decimalAt(records, field, record);
    const whole = value ? unitsAt(value, scale) : 0n;
    if (whole < MOST && whole > -MOST) units[record] = whole;
  }
  return units;
}

/** Whether entry numbers tell entries apart: not blank, and not one number ("0") for a whole journal of several days. */
function hasNumbers({ count, texts }: RecordTable): boolean {
  const numbers = texts.entryNumber;
  if (!numbers || count === 0) return false;
  const known = new Set<number>();
  let blanks = 0;
  for (const code of numbers) {
    if (code === BLANK_TEXT) blanks += 1;
    else known.add(code);
  }
  return blanks * 10 < count && known.size > 1;
}

function entriesByNumber({ count, texts }: RecordTable): Int32Array {
  const entryOf = new Int32Array(count);
  const known = new Map<string, number>();
  for (let record = 0; record < count; record += 1) {
    const key = `${texts.journal?.[record] ?? 0}/${texts.entryNumber?.[record] ?? BLANK_TEXT}`;
    const entry = known.get(key) ?? known.size;
    known.set(key, entry);
    entryOf[record] = entry;
  }
  return entryOf;
}

/** Lines of one journal and day are an entry up to where they balance. Documents do not tell them apart: firms write another one on a line
 *  of the same entry. */
function entriesByBalance(
  { count, texts, days, pool }: RecordTable,
  { debit, credit }: Pick<LedgerLines, "debit" | "credit">,
): Int32Array {
  const entryOf = new Int32Array(count);
  const running = new Map<string, { entry: number; balance: bigint }>();
  let entries = 0;
  const openings = openingJournals({ count, texts, pool }, { debit, credit });
  for (let record = 0; record < count; record += 1) {
    const journal = texts.journal?.[record] ?? 0;
    if (openings.has(journal)) {
      const known = running.get(`${journal}`) ?? { entry: entries++, balance: 0n };
      running.set(`${journal}`, known);
      entryOf[record] = known.entry;
      continue;
    }
    const key = `${journal}/${days.bookingDate?.[record] ?? BLANK_DAY}`;
    let own = running.get(key);
    if (!own || own.balance === 0n) {
      own = { entry: entries++, balance: 0n };
      running.set(key, own);
    }
    own.balance += (debit[record] ?? 0n) - (credit[record] ?? 0n);
    entryOf[record] = own.entry;
  }
  return entryOf;
}

const OPENING = /\b(a nouv\w*|nouveaux?|ouverture|opening|brought forward)\b/;
/** What every such text has in it: most texts need not be brought to plain words. */
const MAY_OPEN = /nouv|ouvert|open|brought/i;
const saysOpening = (text: string): boolean => MAY_OPEN.test(text) && OPENING.test(plainWords(text));
const OPENING_CODE = /^(an|ran|ad|anv?|ouv)$/;

/** Journals of opening balances in detail, whose lines keep the dates of their origin and balance as a whole only: their code says so,
 *  or a description or document of theirs. */
function openingJournals(
  { count, texts, pool }: Pick<RecordTable, "count" | "texts" | "pool">,
  { debit, credit }: Pick<LedgerLines, "debit" | "credit">,
): ReadonlySet<number> {
  const journals = new Map<number, { total: bigint; says: boolean }>();
  const isSaid = new Map<number, boolean>();
  const says = (code: number): boolean => {
    const known = isSaid.get(code) ?? (code !== BLANK_TEXT && saysOpening(pool.text(code)));
    isSaid.set(code, known);
    return known;
  };
  for (let record = 0; record < count; record += 1) {
    const journal = texts.journal?.[record] ?? BLANK_TEXT;
    if (journal === BLANK_TEXT) continue;
    const known = journals.get(journal) ?? { total: 0n, says: OPENING_CODE.test(pool.text(journal).toLowerCase()) };
    journals.set(journal, known);
    known.total += (debit[record] ?? 0n) - (credit[record] ?? 0n);
    known.says ||= says(texts.pieceReference?.[record] ?? BLANK_TEXT);
    known.says ||= says(texts.label?.[record] ?? BLANK_TEXT);
  }
  return new Set([...journals].flatMap(([journal, { total, says }]) => (says && total === 0n ? [journal] : [])));
}

/** The lines that are opening balances: the code of their journal, their document or their description says so. Each text is read once. */
export function openingLines({ count, reading: { records } }: LedgerLines): number[] {
  const { texts, pool } = records;
  const said = new Map<number, boolean>();
  const says = (code: number, isJournal: boolean): boolean => {
    if (code === BLANK_TEXT) return false;
    const key = isJournal ? -code - 1 : code;
    const known = said.get(key);
    if (known !== undefined) return known;
    const text = pool.text(code);
    const now = isJournal ? OPENING_CODE.test(text.toLowerCase()) : saysOpening(text);
    said.set(key, now);
    return now;
  };
  return Array.from({ length: count }, (_, line) => line).filter(
    (line) =>
      says(texts.journal?.[line] ?? BLANK_TEXT, true) ||
      says(texts.pieceReference?.[line] ?? BLANK_TEXT, false) ||
      says(texts.label?.[line] ?? BLANK_TEXT, false),
  );
}

/** Debit − credit of a line, in units of the ledger. */
export const lineNet = ({ debit, credit }: Pick<LedgerLines, "debit" | "credit">, line: number): bigint =>
  (debit[line] ?? 0n) - (credit[line] ?? 0n);

/** The text of a line; blank as "". */
export function textOf({ reading: { records } }: LedgerLines, field: TextField, line: number): string {
  const code = records.texts[field]?.[line] ?? BLANK_TEXT;
  return code === BLANK_TEXT ? "" : records.pool.text(code);
}

/** The day of a line; null where it is blank. */
export function dayOfLine({ reading: { records } }: LedgerLines, field: DateField, line: number): number | null {
  const day = records.days[field]?.[line] ?? BLANK_DAY;
  return day === BLANK_DAY ? null : day;
}

/** The first line of each entry. */
export function firstLines({ count, entryOf, entries }: LedgerLines): Int32Array {
  const first = new Int32Array(entries).fill(-1);
  for (let line = 0; line < count; line += 1) {
    const entry = entryOf[line] ?? 0;
    if (first[entry] === -1) first[entry] = line;
  }
  return first;
}
