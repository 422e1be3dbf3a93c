import { describe, expect, test } from "vitest";
import { serialFromDay, parseDay } from "../../src/kernel/day";
import type { CellValue } from "../../src/host/model/workbook";
import { formatColumn, reconcileBook, workbookWith, type Rows } from "./desk";

const SECURITIES = ["FR0000120271", "FR0000131104", "DE0007164600", "NL0010273215", "FR0000120578", "IT0003128367"];

interface Deal {
  readonly number: number;
  readonly isin: string;
  readonly isPurchase: boolean;
  readonly quantity: number;
  readonly price: number;
  readonly net: number;
  /** 1900 serials. */
  readonly traded: number;
  readonly settles: number;
}

const deals = (count: number): Deal[] =>
  Array.from({ length: count }, (_, index) => {
    const [quantity, price] = [120 + 35 * index, 40 + index * 1.25];
    return {
      number: 7301 + index,
      isin: SECURITIES[index % SECURITIES.length]!,
      isPurchase: index % 3 !== 0,
      quantity,
      price,
      net: quantity * price,
      traded: 46_293 + (index % 4),
      settles: 46_295 + (index % 4),
    };
  });

describe("one book and two custodians in one workbook", () => {
  const header = ["Trade ref", "Custodian", "Account", "ISIN", "Side", "Quantity", "Price", "Net amount", "Currency"];
  const custodians = ["Alder Bank", "Banque Cèdre"] as const;
  const all = deals(24);
  const at = (index: number) => custodians[index % 2]!;
  const book: Rows = [
    [...header, "Trade date", "Trader"],
    ...all.map(({ number, isin, isPurchase, quantity, price, net, traded }, index) => [
      `TR${number}`,
      at(index),
      `F${(index % 2) + 1}`,
      isin,
      isPurchase ? "Buy" : "Sell",
      quantity,
      price,
      net,
      "EUR",
      traded,
      "AB",
    ]),
  ];
  const statement = (custodian: string, faults: (deal: Deal) => CellValue[] | null): Rows => [
    ["Client ref", "Safekeeping account", "ISIN", "Transaction", "Units", "Settlement amount", "Ccy", "Trade date"],
    ...all.flatMap((deal, index) => {
      const row = at(index) === custodian ? faults(deal) : null;
      return row ? [row] : [];
    }),
  ];
  const row = ({ number, isin, isPurchase, quantity, net, traded }: Deal, account: string): CellValue[] => [
    `TR${number}`,
    account,
    isin,
    isPurchase ? "RVP" : "DVP",
    quantity,
    net,
    "EUR",
    traded,
  ];

  test("each custodian answers for its own rows: what the other one holds is not called missing", async () => {
    const workbook = workbookWith({
      Blotter: book,
      "Alder Bank statement": statement("Alder Bank", (deal) => (deal.number === 7305 ? null : row(deal, "F1"))),
      "Relevé Banque Cèdre": statement("Banque Cèdre", (deal) => row(deal, "F2")),
    });
    for (const name of ["Blotter", "Alder Bank statement", "Relevé Banque Cèdre"]) {
      formatColumn(workbook, name, name === "Blotter" ? 9 : 7, "dd/mm/yyyy");
    }
    const { status, result } = await reconcileBook(workbook);
    const [alder, cedre] = result!.reconciliations;
    expect(status).toBe(1);
    expect([alder!.right.sheet, cedre!.right.sheet]).toEqual(["Alder Bank statement", "Relevé Banque Cèdre"]);
    expect([alder!.matches.length, cedre!.matches.length]).toEqual([11, 12]);
    expect(alder!.breaks.map(({ type, left }) => [type, left])).toEqual([["missing-right", [6]]]);
    expect(cedre!.breaks).toEqual([]);
    const once = [...alder!.matches, ...cedre!.matches, ...alder!.breaks].flatMap(({ left }) => left);
    expect([...once].sort((one, other) => one - other)).toEqual(all.map((_, index) => index + 2));
  });
});

describe("a workbook in the 1904 date system", () => {
  const FOUR_YEARS = 1462;
  const rows = (isBook: boolean, shift: number): Rows => [
    isBook
      ? ["Trade ref", "ISIN", "Side", "Quantity", "Net amount", "Currency", "Trade date", "Settlement date", "Trader"]
      : ["Client ref", "ISIN", "Transaction", "Units", "Settlement amount", "Ccy", "Trade date", "Value date"],
    ...deals(8).map((deal, index) => [
      `TR${deal.number}`,
      deal.isin,
      deal.isPurchase ? "Buy" : "Sell",
      deal.quantity,
      deal.net,
      "EUR",
      deal.traded - shift,
      deal.settles - shift + (!isBook && index === 1 ? 1 : 0),
      ...(isBook ? ["AB"] : []),
    ]),
  ];

  test("says the same days as the same workbook in the 1900 system", async () => {
    const outcomes = [];
    for (const dateSystem of [1900, 1904] as const) {
      const shift = dateSystem === 1904 ? FOUR_YEARS : 0;
      const workbook = workbookWith({ Blotter: rows(true, shift), "Custodian statement": rows(false, shift) });
      workbook.dateSystem = dateSystem;
      for (const sheet of ["Blotter", "Custodian statement"]) {
        for (const column of [6, 7]) formatColumn(workbook, sheet, column, "dd/mm/yyyy");
      }
      const { status, result, written } = await reconcileBook(workbook);
      expect(written!.dateSystem).toBe(dateSystem);
      outcomes.push({ status, result });
    }
    const [in1900, in1904] = outcomes;
    expect(in1904).toEqual(in1900);
    const { breaks, matches } = in1904!.result!.reconciliations[0]!;
    expect(matches).toHaveLength(8);
    expect(breaks.map(({ type, left }) => [type, left])).toEqual([["settlement-date", [3]]]);
    expect(breaks[0]!.differences.settlementDate).toMatchObject({ left: "2026-10-01", right: "2026-10-02" });
  });

  test("dates that we write stand for the day that was meant", async () => {
    const workbook = workbookWith({
      Blotter: rows(true, FOUR_YEARS),
      "Custodian statement": rows(false, FOUR_YEARS).slice(0, -1),
    });
    workbook.dateSystem = 1904;
    for (const sheet of ["Blotter", "Custodian statement"]) {
      for (const column of [6, 7]) formatColumn(workbook, sheet, column, "dd/mm/yyyy");
    }
    const { written } = await reconcileBook(workbook, "--as-of", "2026-10-30");
    const asOf = parseDay("2026-10-30");
    const serial = asOf.ok ? serialFromDay(asOf.value, 1904) : Number.NaN;
    const dates = written!.sheets.flatMap(({ cells, name }) => {
      const found: number[] = [];
      if (name === "Blotter" || name === "Custodian statement") return found;
      const used = cells.used(true)!;
      for (let row = used.top; row <= used.bottom; row += 1) {
        for (let column = used.left; column <= used.right; column += 1) {
          const value = cells.value(row, column);
          const isDate = /yy/.test(written!.styles.get(cells.style(row, column)).numberFormat);
          if (isDate && typeof value === "number") found.push(value);
        }
      }
      return found;
    });
    expect(dates.length).toBeGreaterThan(0);
    expect(dates.filter((date) => date > serial || date < serial - 60)).toEqual([]);
  });
});

describe("workbooks with column names that no list holds", () => {
  const book: Rows = [
    ["Fund Ops daily sheet", null, null],
    [],
    ["Deal No", "PM init.", "Instr. (ISIN)", "B/S", "Nominal or units", "Dealt px", "Tot. payable", "CCY", "Dealt on"],
    ...deals(15).map((deal) => [
      `D-${deal.number}`,
      "mk",
      deal.isin,
      deal.isPurchase ? "B" : "S",
      deal.quantity,
      deal.price,
      deal.net,
      "eur",
      deal.traded,
    ]),
  ];
  const frenchDay = (serial: number): string => {
    const [, month, day] = new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10).split("-");
    return `${day}/${month}/26`;
  };
  const frenchAmount = (amount: number): string => amount.toFixed(2).replace(".", ",");
  const statement: Rows = [
    ["Caisse des Titres de l'Ouest - extrait d'opérations"],
    [],
    [null, "N/Réf.", "V/Réf.", "Code val.", "Libellé val.", "Mvt", "Qté", "Crs", "Mnt net rgl.", "Dev.", "Dt négo"],
    ...deals(15).map((deal, index) => [
      null,
      `${88_000 + index}`,
      `d ${deal.number}`,
      deal.isin,
      "ACTION",
      deal.isPurchase ? "Achat" : "Vente",
      index === 9 ? deal.quantity + 10 : deal.quantity,
      frenchAmount(deal.price),
      frenchAmount(deal.net),
      "EUR",
      frenchDay(deal.traded),
    ]),
    [null, "Total", null, null, null, null, deals(15).reduce((sum, { quantity }) => sum + quantity, 10)],
  ];

  test("an English sheet against a French extract: every column, all matches and the one break", async () => {
    const workbook = workbookWith({ "Sheet A": book, Feuil2: statement });
    const { result, err } = await reconcileBook(workbook, "--lang", "fr");
    expect(err).toBe("");
    const { left, right, matches, breaks } = result!.reconciliations[0]!;
    expect([left.sheet, right.sheet]).toEqual(["Sheet A", "Feuil2"]);
    expect(left.columns).toMatchObject({
      reference: "A",
      security: "C",
      side: "D",
      quantity: "E",
      price: "F",
      currency: "H",
      tradeDate: "I",
    });
    expect(right.columns).toMatchObject({
      security: "D",
      side: "F",
      quantity: "G",
      price: "H",
      netAmount: "I",
      currency: "J",
      tradeDate: "K",
    });
    expect(matches.filter(({ status }) => status === "matched")).toHaveLength(15);
    expect(breaks.map(({ type, left: rows }) => [type, rows])).toEqual([["quantity", [13]]]);
    expect(right.setAside.map(({ row }) => row)).toEqual([19]);
  });
});
