import {
  DEFAULT_SETTINGS,
  NOTHING_WRITTEN,
  runReconciliation,
  type Cell,
  type Grid,
  type RepairDecision,
  type RunInput,
  type RunOutput,
} from "../../../src/engine";

import { gridOf } from "../gridOf";

const sheet = (name: string, values: readonly (readonly Cell[])[]): Grid => ({
  ...gridOf(name, "A"),
  values,
  totalRows: values.length,
  numberFormats: values.map((row) => row.map(() => "General")),
});

const ISINS = ["FR0000120271", "FR0000131104", "US0378331005", "DE0007164600", "GB0002634946", "NL0010273215"];

/** What a row says beyond its figures, which are its own. */
export interface Said {
  readonly reference?: Cell;
  readonly isin?: Cell;
  readonly account?: Cell;
  readonly counterparty?: Cell;
  readonly tradeDate?: Cell;
}

const HEADER = [
  "Reference",
  "Account",
  "ISIN",
  "Side",
  "Quantity",
  "Price",
  "Net amount",
  "Currency",
  "Trade date",
  "Counterparty",
];

const row = ({ reference, isin, account, counterparty, tradeDate }: Said, index: number): Cell[] => {
  const quantity = 100 + 7 * index;
  return [
    reference ?? `T${String(1000 + index)}`,
    account ?? "ACC1",
    isin ?? ISINS[index % ISINS.length]!,
    "Buy",
    quantity,
    50,
    50 * quantity,
    "EUR",
    tradeDate ?? 46_300,
    counterparty ?? "Alpha",
  ];
};

export const bookOf = (rows: readonly Said[]): Grid =>
  sheet("Blotter", [[...HEADER, "Trader"], ...rows.map((said, index) => [...row(said, index), "AB"])]);
export const statementOf = (rows: readonly Said[], header: readonly string[] = HEADER): Grid =>
  sheet("Custodian statement", [header, ...rows.map((said, index) => row(said, index))]);

export function reconciled(
  book: readonly Said[],
  statement: readonly Said[] | Grid,
  repairDecisions: readonly RepairDecision[] = [],
): RunOutput {
  const input: RunInput = {
    grids: [bookOf(book), isRows(statement) ? statementOf(statement) : statement],
    settings: DEFAULT_SETTINGS,
    written: { ...NOTHING_WRITTEN, repairDecisions },
    statements: [],
    asOf: null,
    language: "en",
    pair: null,
  };
  const output = runReconciliation(input, () => undefined);
  if (!output.ok) throw new Error(output.error.wording.en);
  return output.value;
}

/** "applied scientific 1.23457E+11 → 123456789012". */
export const repairTexts = ({ result }: RunOutput): string[] =>
  result.repairs.map(({ status, kind, before, after }) => `${status} ${kind} ${before} → ${after}`);

const isRows = (statement: readonly Said[] | Grid): statement is readonly Said[] => Array.isArray(statement);
