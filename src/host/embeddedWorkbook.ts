import type { CellView, EmbeddedExcel, Traffic } from "./embeddedExcel";
import { FormulaBook } from "./formulas/formulaBook";
import { loadFormulaEngine } from "./formulas/engine";
import type { Area, Sheet, Workbook } from "./model/workbook";
import { writeText } from "./office/cellInput";
import { changedMessage, selectionMessage } from "./office/events";
import { ExcelError } from "./office/excelError";
import { OfficeHost } from "./office/officeHost";
import { OfficeSession } from "./office/session";
import type { Codec } from "./package/zip";
import { syncTableHeaders } from "./office/tableHeaders";
import { viewCells } from "./view";
import { overlaps } from "./formulas/address";

export interface EmbeddedOptions {
  /** What packs and unpacks the file; the portable one without. */
  readonly zip?: Codec;
  /** The formula engine: its bytes, or where to fetch them. Without it formulas keep the values they came with. */
  readonly formulaEngine?: Uint8Array | URL;
  /** How people type and read numbers and dates. */
  readonly locale?: "en-US" | "en-GB" | "fr-FR";
}

/** The embedded workbook: a model, the formulas over it, and the Office.js session that reaches it. */
export class EmbeddedWorkbook implements EmbeddedExcel {
  private readonly host: OfficeHost;
  private readonly session: OfficeSession;
  private readonly eventHandlers = new Set<(message: string) => void>();

  private constructor(
    readonly workbook: Workbook,
    private readonly formulas: FormulaBook,
    private readonly write: () => Uint8Array,
    private readonly locale: "en-US" | "en-GB" | "fr-FR",
  ) {
    this.host = new OfficeHost(workbook, formulas);
    this.session = new OfficeSession(this.host);
  }

  static async open(workbook: Workbook, write: () => Uint8Array, options: EmbeddedOptions): Promise<EmbeddedWorkbook> {
    if (options.formulaEngine) await loadFormulaEngine(options.formulaEngine);
    const formulas = new FormulaBook(workbook, options.formulaEngine !== undefined);
    return new EmbeddedWorkbook(workbook, formulas, write, options.locale ?? "en-US");
  }

  get traffic(): Traffic {
    return this.session.traffic;
  }

  failSync(count: number | null): void {
    this.session.failSync(count);
  }

  save(): Uint8Array {
    this.formulas.settle();
    return this.write();
  }

  edit(sheet: Sheet, row: number, column: number, text: string): string | null {
    const area = { top: row, left: column, bottom: row, right: column };
    try {
      this.host.requireWritable(sheet);
      writeText(this.host, sheet, row, column, text, this.locale);
    } catch (failure) {
      if (failure instanceof ExcelError) return failure.message;
      throw failure;
    }
    for (const table of sheet.tables) if (overlaps(table.area, area)) syncTableHeaders(this.host, sheet, table);
    this.host.changed(sheet, area);
    this.formulas.settle();
    this.tellChanges(false);
    return null;
  }

  select(sheet: Sheet, area: Area): void {
    this.workbook.activeSheet = sheet;
    sheet.selection = area;
    this.host.somethingSeen();
    this.tell(selectionMessage(sheet, area));
  }

  view(sheet: Sheet, area: Area): CellView[][] {
    this.formulas.settle();
    return viewCells(this.workbook, this.formulas, sheet, area, this.locale);
  }

  onChange(handler: () => void): () => void {
    return this.host.watch(handler);
  }

  onEvent(handler: (message: string) => void): () => void {
    this.eventHandlers.add(handler);
    return () => this.eventHandlers.delete(handler);
  }

  answer(request: string): Promise<string> {
    const answered = this.session.answer(request);
    this.tellChanges(true);
    return Promise.resolve(answered);
  }

  private tellChanges(byAddIn: boolean): void {
    const changes = this.host.changes.splice(0);
    if (!this.host.eventsEnabled) return;
    for (const { sheet, area, changeType } of changes) this.tell(changedMessage(sheet, area, changeType, byAddIn));
  }

  /** After the answer, as Excel's events come. */
  private tell(message: string): void {
    if (this.eventHandlers.size === 0) return;
    queueMicrotask(() => {
      for (const handler of this.eventHandlers) handler(message);
    });
  }
}
