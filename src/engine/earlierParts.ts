import { add, compare, decimal, decimalText, divide, equals, isZero, multiply, type Decimal } from "../kernel/decimal";
import type { Wording } from "../kernel/language";
import { comparableText } from "../kernel/text";
import type { ReadPairing } from "./homes";
import { sheetNotice } from "./intake/readingProblems";
import type { SheetReading } from "./intake/sheetReading";
import type { DecimalField, TextField } from "./records/field";
import { dayAt, decimalAt, moneyAt, textAt, type DecimalColumn, type RecordTable } from "./records/recordTable";
import { withRecordsAside } from "./repeatedRows";

/** What the parts of a delivery add up to. */
const SUMMED = [
  "quantity",
  "grossAmount",
  "netAmount",
  "fees",
  "tax",
  "accruedInterest",
] as const satisfies readonly DecimalField[];
/** What the parts of one delivery have in common, with each other and with the trade, where it is known. */
const SHARED = ["security", "side", "account", "currency"] as const satisfies readonly TextField[];
const REFERENCES = ["reference", "counterReference"] as const satisfies readonly TextField[];
/** Decimals to which the average price of parts is worked out. */
const PRICE_PLACES = 10;

interface Part {
  readonly sheet: number;
  readonly record: number;
}

/** A trade that several statements delivered in parts. */
interface Delivery {
  readonly ordered: Decimal;
  /** In the order in which they were delivered. */
  readonly earlier: readonly Part[];
  readonly last: Part;
}

/** The statements of a pairing with the parts of a delivery brought together: what an earlier statement delivered of a trade is counted
 *  with the last part, and set aside where it stands. Only where a reference names one trade of ours, business and side are
 *  the same, nothing is pending, and the parts together are no more than was ordered: then each statement lists what moved that
 *  day, and not what has been delivered so far. The sheets say so, row by row. */
export function withEarlierParts(pairing: ReadPairing): ReadPairing {
  const { books, statements } = pairing;
  if (statements.length < 2) return pairing;
  const deliveries = findDeliveries(books, statements);
  if (deliveries.length === 0) return pairing;
  return {
    books,
    statements: statements.map((reading, sheet) =>
      withoutEarlier(withAccumulated(reading, sheet, deliveries, statements), sheet, deliveries, statements),
    ),
  };
}

function findDeliveries(books: readonly SheetReading[], statements: readonly SheetReading[]): Delivery[] {
  const trades = new Map<string, Part | null>();
  books.forEach(({ records }, sheet) => {
    for (let record = 0; record < records.count; record += 1)
      for (const key of keysOf(records, record)) trades.set(key, trades.has(key) ? null : { sheet, record });
  });
  const parts = new Map<string, Part[]>();
  statements.forEach(({ records }, sheet) => {
    for (let record = 0; record < records.count; record += 1) {
      const key = [...keysOf(records, record)].find((one) => trades.get(one));
      if (key !== undefined) parts.set(key, [...(parts.get(key) ?? []), { sheet, record }]);
    }
  });
  return [...parts].flatMap(([key, found]) => {
    const trade = trades.get(key);
    const book = trade && books[trade.sheet]?.records;
    return found.length < 2 || !trade || !book ? [] : deliveryOf(found, book, trade.record, statements);
  });
}

const keysOf = (records: RecordTable, record: number): Set<string> =>
  new Set(
    REFERENCES.flatMap((field) => {
      const text = textAt(records, field, record);
      const key = text === null ? "" : comparableText(text);
      return key === "" ? [] : [key];
    }),
  );

function deliveryOf(
  found: readonly Part[],
  book: RecordTable,
  trade: number,
  statements: readonly SheetReading[],
): Delivery[] {
  const tableOf = ({ sheet }: Part): RecordTable => statements[sheet]!.records;
  const ordered = decimalAt(book, "quantity", trade);
  if (!ordered) return [];
  const quantities = found.map((part) => decimalAt(tableOf(part), "quantity", part.record));
  const isPart = (quantity: Decimal | null): quantity is Decimal =>
    quantity !== null && quantity.units > 0n && compare(quantity, ordered) < 0;
  if (!quantities.every(isPart) || compare(quantities.reduce(add), ordered) > 0) return [];
  const isSettled = (part: Part): boolean => {
    const status = textAt(tableOf(part), "status", part.record);
    return status === null || status === "SETTLED";
  };
  if (!found.every(isSettled)) return [];
  const isOneBusiness = SHARED.every((field) => {
    // Each side has account codes of its own.
    const own = field === "account" ? [] : [textAt(book, field, trade)];
    const texts = [...own, ...found.map((part) => textAt(tableOf(part), field, part.record))];
    return new Set(texts.filter((text) => text !== null).map(comparableText)).size <= 1;
  });
  if (!isOneBusiness) return [];
  const inOrder = [...found].sort(
    (one, other) =>
      deliveredOn(tableOf(one), one.record) - deliveredOn(tableOf(other), other.record) ||
      order(statements[one.sheet]!.survey.sheet, statements[other.sheet]!.survey.sheet) ||
      one.record - other.record,
  );
  const last = inOrder.at(-1)!;
  const earlier = inOrder.slice(0, -1);
  // Parts on one sheet are a group of its own reconciliation.
  return earlier.some(({ sheet }) => sheet === last.sheet) ? [] : [{ ordered, earlier, last }];
}

const deliveredOn = (records: RecordTable, record: number): number =>
  dayAt(records, "effectiveSettlementDate", record) ??
  dayAt(records, "settlementDate", record) ??
  dayAt(records, "tradeDate", record) ??
  0;

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The reading whose last parts stand for all that was delivered. */
function withAccumulated(
  reading: SheetReading,
  sheet: number,
  deliveries: readonly Delivery[],
  statements: readonly SheetReading[],
): SheetReading {
  const here = deliveries.filter(({ last }) => last.sheet === sheet);
  if (here.length === 0) return reading;
  const { records, survey } = reading;
  const sums = new Map(here.map((delivery) => [delivery.last.record, accumulated(delivery, statements)]));
  const decimals = Object.fromEntries(
    Object.entries(records.decimals).map(([name, column]) => [
      name,
      withValues(
        column,
        [...sums].map(([record, values]) => [record, values[name as DecimalField]] as const),
      ),
    ]),
  );
  const ownAmounts = new Map(here.map(({ last: { record } }) => [record, moneyAt(records, record)]));
  const notices = here.map(({ last, earlier, ordered }) => {
    const row = records.rows[last.record] ?? 0;
    const places = (quoted: (sheet: string, row: number) => string): string =>
      earlier.map((part) => quoted(...placeOf(part, statements))).join(", ");
    const [delivered, whole] = [sums.get(last.record)?.quantity, ordered].map((value) =>
      value ? decimalText(value) : "",
    );
    return sheetNotice(
      survey.sheet,
      "parts-accumulated",
      {
        en: `row ${row} is counted with the parts of its delivery on ${places((name, at) => `"${name}", row ${at}`)}: ${delivered ?? ""} of ${whole ?? ""} delivered so far.`,
        fr: `la ligne ${row} est comptée avec les parts de sa livraison sur ${places((name, at) => `«\u00a0${name}\u00a0», ligne ${at}`)}\u00a0: ${delivered ?? ""} livrés sur ${whole ?? ""} à ce jour.`,
      },
      row,
    );
  });
  return {
    ...reading,
    records: { ...records, decimals, ownAmounts },
    notices: [...reading.notices, ...notices],
  };
}

const placeOf = ({ sheet, record }: Part, statements: readonly SheetReading[]): [sheet: string, row: number] => {
  const { survey, records } = statements[sheet]!;
  return [survey.sheet, records.rows[record] ?? 0];
};

type Values = Partial<Readonly<Record<DecimalField, Decimal | null>>>;

/** What all parts add up to, and their average price; a sum of which a part is not known is not known. */
function accumulated({ earlier, last }: Delivery, statements: readonly SheetReading[]): Values {
  const all = [...earlier, last];
  const valuesOf = (field: DecimalField): (Decimal | null)[] =>
    all.map(({ sheet, record }) => decimalAt(statements[sheet]!.records, field, record));
  const sumOf = (values: readonly (Decimal | null)[]): Decimal | null =>
    values.reduce((sum, value) => (sum && value ? add(sum, value) : null), decimal(0n));
  const quantities = valuesOf("quantity");
  const prices = valuesOf("price");
  const [first] = prices;
  const isOnePrice = prices.every((price) => price && first && equals(price, first));
  const quantity = sumOf(quantities);
  const worth = sumOf(
    prices.map((price, index) => {
      const amount = quantities[index];
      return price && amount ? multiply(price, amount) : null;
    }),
  );
  const average = quantity && worth && !isZero(quantity) ? divide(worth, quantity, PRICE_PLACES) : null;
  return {
    ...Object.fromEntries(SUMMED.map((field) => [field, sumOf(valuesOf(field))])),
    price: isOnePrice ? (first ?? null) : average,
  };
}

/** The column with other values for some records. */
function withValues(
  column: DecimalColumn,
  values: readonly (readonly [record: number, value: Decimal | null | undefined])[],
): DecimalColumn {
  const units = column.units.slice();
  const scales = column.scales.slice();
  const wide = new Map(column.wide);
  for (const [record, value] of values) {
    if (value === undefined) continue;
    wide.delete(record);
    const isWide = value !== null && (value.units > LARGEST || value.units < -LARGEST);
    if (value !== null && isWide) wide.set(record, value);
    units[record] = value === null || isWide ? NaN : Number(value.units);
    scales[record] = value?.scale ?? 0;
  }
  return { units, scales, wide };
}

/** The largest number of 15 digits: what a column holds as it is. */
const LARGEST = 999_999_999_999_999n;

/** The reading without the parts that a later statement counts. */
function withoutEarlier(
  reading: SheetReading,
  sheet: number,
  deliveries: readonly Delivery[],
  statements: readonly SheetReading[],
): SheetReading {
  const reasons = new Map<number, Wording>();
  for (const { earlier, last } of deliveries) {
    const [name, row] = placeOf(last, statements);
    for (const part of earlier) {
      if (part.sheet !== sheet) continue;
      reasons.set(part.record, {
        en: `Part of a delivery that sheet "${name}", row ${row}, takes further; counted with it.`,
        fr: `Part d'une livraison que poursuit la feuille «\u00a0${name}\u00a0», ligne ${row}\u00a0; comptée avec elle.`,
      });
    }
  }
  if (reasons.size === 0) return reading;
  const { survey, records } = reading;
  const first = records.rows[Math.min(...reasons.keys())] ?? null;
  const notice = sheetNotice(
    survey.sheet,
    "parts-taken-further",
    {
      en: `${reasons.size} of ${records.count} rows are parts of deliveries that a later sheet takes further; they are counted there and set aside here.`,
      fr: `${reasons.size} lignes sur ${records.count} sont des parts de livraisons qu'une feuille ultérieure poursuit\u00a0; elles y sont comptées et mises de côté ici.`,
    },
    first,
  );
  return withRecordsAside(reading, reasons, notice, "earlier-part");
}
