import { writeFileSync } from "node:fs";
import { addDays } from "../src/kernel/day";
import { add, decimal, negate, subtract, ZERO } from "../src/kernel/decimal";
import { createWorkbook } from "../src/host/model/createWorkbook";
import { saveWorkbook } from "../src/host/package/saveWorkbook";
import { fundTrades, ledgerOf, MIDDLE, movementsOf, positionsOn, pricesOf } from "./close/fundMonth";
import { writeCash, writeLedger, writePositions, writePrices, type Position } from "./close/closeSheets";
import { writeBook, writePonant } from "./month-end/sheets";
import { MONTH_END, type Trade } from "./month-end/trades";

/** `npm run sample` makes samples/close.xlsx: one fund's month as an accountant closes it — trades, positions, cash, ledger and prices — with
 *  something wrong in each, so that every point of the checklist has its work. */
const ACCOUNT = "30087 00214";
const IBAN = "FR7630087000010002140000158";
const trades = fundTrades();
const [first] = trades;
const last = trades.filter(({ status }) => status === "SETTLED").at(-1)!;
const purchase = trades.find(({ side, tax }) => side === "BUY" && tax.units > 0n)!;
const nameOf = new Map(trades.map(({ isin, instrument }) => [isin, instrument.name]));

const positions = (own: readonly Trade[]): Position[] =>
  [MIDDLE, MONTH_END].flatMap((day) =>
    [...positionsOn(own, day)].map(([isin, quantity]) => ({ day, isin, name: nameOf.get(isin) ?? isin, quantity })),
  );

// The custodian does not know the last trade that we hold for settled: its positions and its cash lack it too.
const atCustodian = trades.filter((trade) => trade !== last);
const bankMovements = [
  ...movementsOf(atCustodian),
  { day: MONTH_END, reference: "DG-2026-10", label: "Droits de garde octobre", amount: negate(decimal(241_250n, 2)) },
];

// In the ledger one purchase is not booked, one fee stands on another account, and one tax is short.
const lines = ledgerOf(trades)
  .filter(({ document }) => document !== trades[7]!.reference)
  .map((line) =>
    line.document === first!.reference && line.account === "627100"
      ? { ...line, account: "622600", name: "Honoraires" }
      : line,
  )
  .map((line) => {
    if (line.document !== purchase.reference || line.journal !== "TIT") return line;
    const short = decimal(2_500n, 2);
    if (line.account === "635800") return { ...line, debit: subtract(line.debit, short) };
    return line.account === "464000" ? { ...line, credit: subtract(line.credit, short) } : line;
  });

// One price was keyed with its decimal mark in the wrong place.
const prices = pricesOf(trades).map((price) =>
  price.isin === first!.isin && price.day === addDays(MONTH_END, -2)
    ? { ...price, price: add(ZERO, { units: price.price.units, scale: price.price.scale - 1 }) }
    : price,
);

const workbook = createWorkbook();
writeBook(workbook, trades);
writePonant(workbook, atCustodian);
writePositions(workbook, "Positions livre", ACCOUNT, positions(trades));
writePositions(workbook, "Positions Ponant", ACCOUNT.replace(" ", ""), positions(atCustodian));
writeCash(workbook, "Espèces livre", IBAN, movementsOf(trades));
writeCash(workbook, "Relevé espèces", IBAN, bankMovements);
writeLedger(workbook, lines);
writePrices(workbook, prices);
writeFileSync(process.argv[2] ?? "samples/close.xlsx", saveWorkbook(workbook));
