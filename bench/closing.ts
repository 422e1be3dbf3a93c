import { DEFAULT_SETTINGS, NOTHING_WRITTEN, runReconciliation, type Cell, type Grid } from "../src/engine";
import { median } from "./pair";

/** Seconds of whole runs, from grids to the workbook's plan, and of one plain sum over the same figures as the peer of each. */
export interface ClosingTimes {
  /** 200,000 ledger lines and the entries that 50,000 trades expect. */
  readonly ledger: number;
  readonly ledgerPeer: number;
  /** 250 days of 5,000 lines. */
  readonly results: number;
  readonly resultsPeer: number;
}

const FIRST_DAY = 46_300;
const DAYS = 250;

export function benchClosing(): ClosingTimes {
  const ledger = ledgerGrids();
  const results = resultGrids();
  return {
    ledger: timed(() => run(ledger)),
    ledgerPeer: timed(() => totalsByKey(ledger[0]!, 3, 7)),
    results: timed(() => run(results)),
    resultsPeer: timed(() => totalsByKey(results[1]!, 1, 2)),
  };
}

function timed(work: () => void): number {
  const seconds = Array.from({ length: 3 }, () => {
    const started = performance.now();
    work();
    return (performance.now() - started) / 1000;
  });
  return median(seconds);
}

function run(grids: readonly Grid[]): void {
  const output = runReconciliation(
    {
      grids,
      settings: DEFAULT_SETTINGS,
      written: NOTHING_WRITTEN,
      statements: [],
      asOf: null,
      language: "en",
      pair: null,
    },
    () => undefined,
  );
  if (!output.ok) throw new Error(output.error.wording.en);
}

/** The least that anybody has to do with the cells: read each row's key and add its figure up. */
function totalsByKey({ values }: Grid, key: number, figure: number): Map<Cell, number> {
  const totals = new Map<Cell, number>();
  for (const row of values.slice(1)) {
    const name = row[key] ?? "";
    totals.set(name, (totals.get(name) ?? 0) + Number(row[figure] ?? 0));
  }
  return totals;
}

function grid(sheet: string, values: Cell[][], dates: readonly number[]): Grid {
  const formats = values[0]!.map((_, column) => (dates.includes(column) ? "dd/mm/yyyy" : "General"));
  return {
    sheet,
    firstRow: 1,
    firstColumn: 1,
    values,
    totalRows: values.length,
    numberFormats: values.map(() => formats),
    dateSystem: 1900,
    hiddenRows: [],
    merged: [],
    tables: [],
  };
}

const TRADE_HEADER = [
  "Trade ref",
  "Code valeur",
  "Side",
  "Quantity",
  "Price",
  "Net amount",
  "Currency",
  "Trade date",
  "Settlement date",
];

function ledgerGrids(): Grid[] {
  const lines: Cell[][] = [
    [
      "Journal",
      "N° écriture",
      "Date comptable",
      "Compte général",
      "Libellé compte",
      "Libellé écriture",
      "Réf pièce",
      "Débit",
      "Crédit",
    ],
  ];
  const trades: Cell[][] = [[...TRADE_HEADER, "Fees", "Tax"]];
  for (let index = 0; index < 50_000; index += 1) {
    const day = FIRST_DAY + (index % DAYS);
    const [number, gross] = [String(index + 1), 1_000 + (index % 977)];
    let reference = `AO-${index}`;
    const line = (account: string, name: string, debit: number, credit: number): void => {
      lines.push(["TIT", number, day, account, name, "Achat", reference, debit, credit]);
    };
    // One in a hundred is booked wrong, and one in a hundred not at all.
    if (index % 100 === 1) reference = `${reference}?`;
    line("503100", "Actions", gross, 0);
    line(index % 100 === 0 ? "622000" : "627100", "Frais", 5.5, 0);
    line("635800", "Taxe", 4, 0);
    line("464000", "Dettes", 0, gross + 9.5);
    const net = gross + 9.5;
    trades.push([`AO-${index}`, "FR0000120271", "Buy", 100, gross / 100, net, "EUR", day, day + 2, 5.5, 4]);
  }
  return [grid("Grand livre", lines, [2]), grid("Blotter", trades, [7, 8])];
}

function resultGrids(): Grid[] {
  const LINES = 5_000;
  const code = (line: number): string => `SEC${String(line).padStart(6, "0")}`;
  const prices: Cell[][] = [["Date de cours", "Code valeur", "Cours de clôture", "Devise"]];
  for (let day = 0; day < DAYS; day += 1) {
    for (let line = 0; line < LINES; line += 1)
      prices.push([FIRST_DAY + day, code(line), 10 + ((line * 7 + day * 3) % 50) / 100, "EUR"]);
  }
  const trades: Cell[][] = [TRADE_HEADER];
  for (let line = 0; line < LINES; line += 1) {
    for (let turn = 0; turn < 4; turn += 1) {
      const day = FIRST_DAY + turn * 50;
      trades.push([`T${line}-${turn}`, code(line), turn === 3 ? "Sell" : "Buy", 100, 10, 1_000, "EUR", day, day + 2]);
    }
  }
  return [grid("Blotter", trades, [7, 8]), grid("Cours", prices, [0])];
}
