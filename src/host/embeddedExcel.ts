import type { Area, Sheet, Workbook } from "./model/workbook";

/** An .xlsx in memory that answers Office.js requests as Excel would. `host/index.ts` opens one. */
export interface EmbeddedExcel {
  readonly workbook: Workbook;
  readonly traffic: Traffic;
  /** Makes the sync number `count` from now (1 the next) fail after its request arrived, as a lost connection would. */
  failSync(count: number | null): void;
  /** The package as it is now. Parts that were not written to are the ones that were loaded, byte for byte. */
  save(): Uint8Array;

  /** A person types `text` into a cell: read as Excel reads it (number, date, TRUE, formula, apostrophe), recalculated, and
   *  told to the add-in as a change. Returns why it may not, on a protected sheet. */
  edit(sheet: Sheet, row: number, column: number, text: string): string | null;
  /** A person selects cells. */
  select(sheet: Sheet, area: Area): void;
  /** What a person sees in each cell, conditional formats included. */
  view(sheet: Sheet, area: Area): CellView[][];
  /** Calls `handler` after anything changed that a person could see. Returns how to stop. */
  onChange(handler: () => void): () => void;
  /** Calls `handler` with each message that Excel would send to the add-in's event handlers. `host/client` listens. */
  onEvent(handler: (message: string) => void): () => void;
  /** Answers one request of Office.js's client: the body of `executeAsync`, both ways. `host/office` calls it. */
  answer(request: string): Promise<string>;
}

export interface Traffic {
  readonly roundTrips: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly largestMessageBytes: number;
}

export interface CellView {
  readonly text: string;
  readonly fill: string | null;
  readonly color: string | null;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly align: "left" | "center" | "right";
  readonly wrap: boolean;
  /** Where a hyperlink of the workbook leads ("Trades!A12"), if the cell is one. */
  readonly link: string | null;
}

/** Why a file cannot be opened. `path` names the part at fault, if one is. */
export class UnreadableWorkbook extends Error {
  constructor(
    readonly reason: "not-xlsx" | "encrypted" | "truncated" | "too-large" | "malformed" | "legacy-xls",
    readonly path: string | null,
    detail: string,
  ) {
    super(detail);
  }
}
