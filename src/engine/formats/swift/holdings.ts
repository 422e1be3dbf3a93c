import { add, decimalText, type Decimal } from "../../../kernel/decimal";
import type { Wording } from "../../../kernel/language";
import { statementColumn, type StatementColumnKey } from "../statementColumns";
import type { StatementColumn } from "../statementFile";
import type { TableBuilder } from "../tableBuilder";
import {
  accountOf,
  codeIn,
  codeOf,
  countOf,
  dayOf,
  exchangeRateOf,
  joined,
  moneyIn,
  moneysOf,
  narrativeOf,
  priceOf,
  quantityIn,
  rateOf,
  securityOf,
  tellMissing,
  type FinQuantity,
} from "./genericFields";
import type { Cells, PageReader, StatementLines } from "./securitiesStatements";
import type { Sequence } from "./sequences";
import { subBalanceColumn } from "./subBalances";

/** The columns of MT535, in the order in which a person reads them. */
export const HOLDINGS_COLUMNS: readonly StatementColumnKey[] = [
  "account",
  "positionDate",
  "security",
  "securityCode",
  "securityName",
  "assetClass",
  "quantityType",
  "quantity",
  "available",
  "notAvailable",
  "price",
  "priceType",
  "priceCurrency",
  "priceDate",
  "marketValue",
  "accruedInterest",
  "accruedDays",
  "bookCost",
  "currency",
  "fxRate",
  "rate",
  "maturityDate",
  "placeOfSafekeeping",
  "narrative",
];

const BALANCE: Wording = { en: "balance", fr: "solde" };
const SECURITY: Wording = { en: "security", fr: "valeur" };

/** Reads the holdings of an MT535: one row for each FIN block. */
export function holdingsReader(table: TableBuilder): PageReader {
  return (page, into) => {
    const general = page.part("GENL");
    const positionDate = dayOf(general, "STAT") ?? dayOf(general, "PREP");
    for (const sub of page.parts("SUBSAFE")) {
      const lines = into.of(accountOf(sub, "SAFE") ?? accountOf(general, "SAFE"));
      const places = placesIn(sub);
      for (const holding of sub.parts("FIN")) {
        const { account } = lines;
        const cells = { account, positionDate, ...holdingCells(holding, places, table) };
        lines.rows.push({ cells, line: holding.line });
      }
    }
    addTotals(page.part("ADDINFO"), into);
  };
}

/** Total values of the page (HOLP), which add up over the pages, and of the statement (HOLS), by currency. */
function addTotals(additional: Sequence | null, { totals }: StatementLines): void {
  if (!additional) return;
  for (const code of ["HOLP", "HOLS"]) {
    for (const field of additional.findAll("19", code)) {
      const money = moneyIn(field, additional.notices);
      if (!money) continue;
      const known = totals.findIndex((total) => total.code === code && total.unit === money.currency);
      const before = totals[known]?.amount;
      const amount = before && code === "HOLP" ? add(before, money.amount) : money.amount;
      if (known >= 0) totals.splice(known, 1);
      totals.push({ code, column: "marketValue", over: "all", unit: money.currency, amount, line: field.line });
    }
  }
}

function holdingCells(holding: Sequence, places: readonly string[], table: TableBuilder): Cells {
  const security = securityOf(holding);
  if (!security) tellMissing(holding, "35B", SECURITY);
  const attributes = holding.part("FIA");
  const price = priceOf(holding, "MRKT", "INDC");
  const ownPlaces = holding.parts("SUBBAL").flatMap(placesIn);
  return {
    security: security?.isin ?? null,
    securityCode: security?.code ?? null,
    securityName: security?.name ?? null,
    assetClass: codeOf(attributes, "12", "CLAS"),
    price: price?.amount ?? null,
    priceType: price?.type ?? null,
    priceCurrency: price?.currency ?? null,
    priceDate: dayOf(holding, "PRIC"),
    ...quantityCells(holding, table),
    ...amountCells(holding, price?.currency ?? codeOf(attributes, "11", "DENO"), table),
    accruedDays: countOf(holding, "DAAC"),
    fxRate: exchangeRateOf(holding),
    rate: rateOf(attributes, "INTR"),
    maturityDate: dayOf(attributes, "MATU"),
    placeOfSafekeeping: joined([...new Set([...places, ...ownPlaces])], ", "),
    narrative: narrativeOf(holding, "HOLD"),
  };
}

/** Places of safekeeping as written: "NCSD/SICVFRPPXXX". */
const placesIn = (sequence: Sequence): string[] =>
  sequence.findAll("94", "SAFE").flatMap((field) => codeIn(field)?.replace(/\s*\n\s*/g, " ") ?? []);

/** The holding, what of it is available, and its sub-balances, each kind in a column of its own and summed over places. */
function quantityCells(holding: Sequence, table: TableBuilder): Cells {
  const aggregates = quantitiesOf(holding, "AGGR");
  // A bond's amortised amount stands beside its face amount.
  const whole = aggregates.find(({ type }) => type !== "AMOR") ?? aggregates[0];
  if (!holding.find("93", "AGGR")) tellMissing(holding, "93B AGGR", BALANCE);
  const unit = whole?.type ?? null;
  const of = (quantities: readonly FinQuantity[]) => quantities.find(({ type }) => type === unit)?.amount ?? null;
  const cells: Cells = {
    quantityType: unit,
    quantity: whole?.amount ?? null,
    available: of(quantitiesOf(holding, "AVAI")),
    notAvailable: of(quantitiesOf(holding, "NAVL")),
  };
  for (const other of aggregates) if (other !== whole) addTo(cells, subBalanceColumn("AGGR", other.type), other, table);
  for (const part of holding.parts("SUBBAL")) {
    for (const field of part.where(({ tag }) => tag.startsWith("93"))) {
      const quantity = quantityIn(field, part.notices);
      if (!quantity) continue;
      const column = subBalanceColumn(field.value.slice(1, 5), quantity.type === unit ? null : quantity.type);
      addTo(cells, column, quantity, table);
    }
  }
  return cells;
}

/** Adds a quantity or an amount to what its column holds already. */
export function addTo(
  cells: Cells,
  column: StatementColumn,
  { amount }: { readonly amount: Decimal },
  table: TableBuilder,
): void {
  if (!table.hasRoomFor(column)) return addInWords(cells, column, amount, table);
  table.addColumn(column);
  const before = cells[column.key];
  cells[column.key] = before !== null && typeof before === "object" ? add(before, amount) : amount;
}

/** Where what the file's codes call for is more than a sheet takes, by its key. */
const MORE: StatementColumn = {
  key: "moreBalances",
  field: null,
  header: { en: "Other sub-balances", fr: "Autres sous-soldes" },
  type: "text",
};

function addInWords(cells: Cells, { key }: StatementColumn, amount: Decimal, table: TableBuilder): void {
  table.addColumn(MORE);
  const before = cells[MORE.key];
  const text = `${key.slice(key.indexOf(":") + 1)} ${decimalText(amount)}`;
  cells[MORE.key] = typeof before === "string" ? `${before}; ${text}` : text;
}

const quantitiesOf = (holding: Sequence, qualifier: string): FinQuantity[] =>
  holding.findAll("93", qualifier).flatMap((field) => quantityIn(field, holding.notices) ?? []);

const AMOUNTS = { marketValue: "HOLD", accruedInterest: "ACRU", bookCost: "BOOK" } as const;

/** Values in the currency of the price where they are given in several; those in others have columns of their own. */
function amountCells(holding: Sequence, ownCurrency: string | null, table: TableBuilder): Cells {
  const given = (["marketValue", "accruedInterest", "bookCost"] as const).map((key) => ({
    key,
    moneys: moneysOf(holding, AMOUNTS[key]),
  }));
  const all = given.flatMap(({ moneys }) => moneys);
  const currency = all.find((money) => money.currency === ownCurrency)?.currency ?? all[0]?.currency ?? ownCurrency;
  const cells: Cells = { currency };
  for (const { key, moneys } of given) {
    for (const money of moneys) {
      if (money.currency === currency) cells[key] = money.amount;
      else addTo(cells, inCurrency(key, money.currency), money, table);
    }
  }
  return cells;
}

/** The column of a value in another currency than its row's. */
export function inCurrency(key: keyof typeof AMOUNTS, currency: string): StatementColumn {
  const { header } = statementColumn(key);
  return {
    key: `${key}:${currency}`,
    field: null,
    header: { en: `${header.en} (${currency})`, fr: `${header.fr} (${currency})` },
    type: "decimal",
  };
}
