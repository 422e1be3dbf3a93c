import type { SharedFormula } from "../model/cellBlock";
import type { SheetModel, WorkbookModel } from "../model/createWorkbook";
import type * as model from "../model/workbook";
import type { Parts } from "./parts";

/** Where a workbook came from: its package, and what in the package each thing in memory stands for. */
export interface Source {
  readonly parts: Parts;
  readonly workbookPath: string;
  readonly stylesPath: string | null;
  readonly sharedStringsPath: string | null;
  readonly sheets: ReadonlyMap<SheetModel, SheetSource>;
  readonly activeSheet: SheetModel | null;
  readonly names: string;
}

export interface SheetSource {
  readonly path: string;
  /** Of the relationship from the workbook part. */
  readonly relationshipId: string;
  readonly name: string;
  readonly visibility: model.Sheet["visibility"];
  readonly tables: ReadonlyMap<model.Table, PartSource>;
  readonly charts: ReadonlyMap<model.Chart, PartSource>;
  readonly rules: ReadonlyMap<model.ConditionalFormat, RuleSource>;
  readonly sharedFormulas: ReadonlyMap<string, SharedFormula>;
  readonly settings: SheetSettings;
}

/** A part of its own, reached from the sheet or from its drawing. */
export interface PartSource {
  readonly path: string;
  readonly relationshipId: string;
  /** How it was, to see whether it was changed. */
  readonly snapshot: string;
}

/** A rule by its place among the sheet's `conditionalFormatting` elements and in that element. */
export interface RuleSource {
  readonly block: number;
  readonly rule: number;
  readonly snapshot: string;
}

/** The parts of a sheet that are not cells, each as text that changes when it does. */
export type SheetSettings = Readonly<Record<SettingName, string>>;
export type SettingName =
  "tabColor" | "protection" | "merges" | "hyperlinks" | "autoFilter" | "view" | "columns" | "hiddenRows" | "rules";

export function settingsOf(sheet: SheetModel): SheetSettings {
  return {
    tabColor: sheet.tabColor ?? "",
    protection: String(sheet.isProtected),
    merges: JSON.stringify(sheet.merges),
    hyperlinks: JSON.stringify([...sheet.hyperlinks]),
    autoFilter: JSON.stringify(sheet.autoFilter),
    view: [sheet.frozenRows, sheet.frozenColumns, sheet.showGridlines].join(),
    columns: JSON.stringify([[...sheet.columnWidths], [...sheet.hiddenColumns].sort((left, right) => left - right)]),
    hiddenRows: [...sheet.hiddenRows].sort((left, right) => left - right).join(),
    rules: JSON.stringify(sheet.conditionalFormats),
  };
}

export const namesOf = (workbook: WorkbookModel) =>
  JSON.stringify(
    workbook.names.map(({ name, formula, visible, scope }) => [name, formula, visible, scope?.id ?? null]),
  );

const sources = new WeakMap<model.Workbook, Source>();

export const remember = (workbook: WorkbookModel, source: Source) => sources.set(workbook, source);
export const sourceOf = (workbook: WorkbookModel) => sources.get(workbook) ?? null;
