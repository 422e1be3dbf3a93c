import { isZero, type Decimal, add, ZERO } from "../../src/kernel/decimal";
import type { Day } from "../../src/kernel/day";
import type { CellValue, StyleChange, Workbook } from "../../src/host/model/workbook";
import { amount, Pen, serial } from "../month-end/layout";
import type { LedgerLine, Movement, Price } from "./fundMonth";

const HEADING: StyleChange = { bold: true, fillColor: "#1F3864", fontColor: "#FFFFFF", wrapText: true };
const AMOUNT: StyleChange = { numberFormat: "#,##0.00" };
const DAY: StyleChange = { numberFormat: "dd/mm/yyyy" };
const orBlank = (value: Decimal): CellValue => (isZero(value) ? null : amount(value));

type Column = readonly [header: string, width: number, style?: StyleChange];

function writeRows(
  workbook: Workbook,
  name: string,
  columns: readonly Column[],
  rows: readonly (readonly CellValue[])[],
): void {
  const pen = new Pen(workbook, workbook.addSheet(name));
  columns.forEach(([header, width], index) => {
    pen.write(0, index, header, HEADING);
    pen.sheet.columnWidths.set(index, width);
  });
  rows.forEach((cells, row) =>
    cells.forEach((cell, index) => {
      if (cell !== null && cell !== "") pen.write(1 + row, index, cell, columns[index]?.[2] ?? {});
    }),
  );
  pen.sheet.frozenRows = 1;
}

export interface Position {
  readonly day: Day;
  readonly isin: string;
  readonly name: string;
  readonly quantity: Decimal;
}

/** The book's positions, or the custodian's, which heads its columns in another way. */
export function writePositions(
  workbook: Workbook,
  name: string,
  account: string,
  positions: readonly Position[],
): void {
  const isBook = name.includes("livre");
  const columns: Column[] = isBook
    ? [
        ["Date de position", 14, DAY],
        ["Compte titres", 16],
        ["Code ISIN", 16],
        ["Libellé valeur", 26],
        ["Position", 14],
      ]
    : [
        ["Date d'arrêté", 14, DAY],
        ["N° compte conservation", 18],
        ["Code valeur", 16],
        ["Désignation", 26],
        ["Solde titres", 14],
      ];
  writeRows(
    workbook,
    name,
    columns,
    positions.map((one) => [
      serial(one.day),
      account,
      one.isin,
      isBook ? one.name : one.name.toUpperCase(),
      amount(one.quantity),
    ]),
  );
}

/** Movements with the balance after each. */
export function writeCash(workbook: Workbook, name: string, account: string, movements: readonly Movement[]): void {
  let balance = ZERO;
  writeRows(
    workbook,
    name,
    [
      ["Date de valeur", 14, DAY],
      ["Compte espèces", 26],
      ["Référence", 16],
      ["Libellé", 30],
      ["Montant", 18, AMOUNT],
      ["Devise", 8],
      ["Solde", 18, AMOUNT],
    ],
    movements.map((one) => {
      balance = add(balance, one.amount);
      return [serial(one.day), account, one.reference, one.label, amount(one.amount), "EUR", amount(balance)];
    }),
  );
}

export function writeLedger(workbook: Workbook, lines: readonly LedgerLine[]): void {
  writeRows(
    workbook,
    "Grand livre",
    [
      ["Journal", 9],
      ["N° écriture", 13],
      ["Date comptable", 13, DAY],
      ["Compte général", 13],
      ["Libellé compte", 30],
      ["Libellé écriture", 34],
      ["Réf pièce", 16],
      ["Débit", 16, AMOUNT],
      ["Crédit", 16, AMOUNT],
      ["Lettrage", 9],
      ["Date de validation", 13, DAY],
      ["Saisi par", 12],
      ["Validé par", 12],
    ],
    lines.map((line) => [
      line.journal,
      line.number,
      serial(line.day),
      line.account,
      line.name,
      line.label,
      line.document,
      orBlank(line.debit),
      orBlank(line.credit),
      line.letter,
      serial(line.day),
      "C. Morel",
      "P. Lefèvre",
    ]),
  );
}

export function writePrices(workbook: Workbook, prices: readonly Price[]): void {
  writeRows(
    workbook,
    "Cours",
    [
      ["Date de cours", 14, DAY],
      ["Code ISIN", 16],
      ["Libellé valeur", 26],
      ["Cours de clôture", 14, { numberFormat: "0.0000" }],
      ["Devise", 8],
    ],
    prices.map((one) => [serial(one.day), one.isin, one.name, amount(one.price), "EUR"]),
  );
}
