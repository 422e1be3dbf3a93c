/** The only file of the engine that the outside may import. */
export type { Grid, Cell, CellColumns, CellRange, RowRange } from "./grid";
export { columnLetters, columnNumber } from "./grid";
export type { Field } from "./records/field";
export { FIELD_LABELS } from "./records/fieldCatalogue";
export { valueWording } from "./records/codeWords";
export type { SheetSurvey, SheetReading, Notice, ColumnUse, SetAsideRow, UnreadableCell } from "./intake/sheetReading";
export { readAmount } from "./intake/amountText";
export { isDateFormat } from "./intake/columnProfile";
export { surveyGrid } from "./intake/surveyGrid";
export { assignRoles } from "./intake/assignRoles";
export { surveySheets } from "./intake/surveySheets";
export type { Conventions, LayoutProfile, Settings, SheetRole, SheetSetting, BreakNote } from "./settings";
export { withoutProfile, withProfileName, withProfiles } from "./profiles";
export type { RepairDecision } from "./repair/decisions";
export { STATE_WORDS } from "./close/closeLines";
export type { AccountingPolicy } from "./accounting/policy";
export { exportedJournal, type ExportedJournal } from "./accounting/journals/exportedJournal";
export { fecText } from "./accounting/journals/fecText";
export { journalCells } from "./accounting/journals/journalLayout";
export { fecNameFault } from "./ledger/fecName";
export { NOTHING_WRITTEN, type Written } from "./written";
export { aliasKey, isPeoplesAlias, type AliasRow } from "./records/aliasRows";
export { aliasRowsOf } from "./report/aliasCells";
export { ALIASES_MEMORY } from "./report/aliasesSheet";
export { BREAKS_TABLE } from "./report/breaksSheet";
export { CORRECTIONS_TABLE } from "./report/correctionsSheet";
export { CLOSE_TABLE } from "./report/closeSheet";
export { REPAIRS_TABLE } from "./report/repairsSheet";
export { DEFAULT_SETTINGS } from "./settings";
export { settingsFromJson, settingsToJson } from "./settingsSchema";
export type {
  FileContent,
  FileNotice,
  ImportedFile,
  OnRead,
  StatementBalance,
  StatementCell,
  StatementColumn,
  StatementHeader,
  StatementKind,
  StatementPage,
  StatementReader,
  StatementTable,
  StatementTotal,
} from "./formats/statementFile";
export { readText } from "./formats/readText";
export { headerNotices } from "./formats/delimited/headerNotices";
export { recogniseText } from "./formats/recognise";
export { FileNotices } from "./formats/fileNotices";
export { delimiterIn, delimitedRows } from "./formats/delimited/csv";
export { findTable } from "./formats/delimited/findTable";
export { notationOf } from "./formats/delimited/statementFacts";
export {
  DayScan,
  FigureScan,
  figureOf,
  orderOfAll,
  type DayForm,
  type FigureForm,
} from "./formats/delimited/columnScan";
export type { DateOrder } from "./intake/dateText";
export type { DecimalMark } from "./intake/numberText";
export { plannedCell } from "./report/plannedCell";
export type { FileCells } from "./formats/delimited/tableOfCells";
export { tablesOfCells } from "./formats/delimited/tablesOfCells";
export { knownStatementFrom, knownStatementText } from "./controls/knownStatementText";
export { checkStatements, factsOf } from "./controls/statementChecks";
export {
  isOwnFinding,
  type KnownStatement,
  type StatementControl,
  type StatementFinding,
} from "./controls/statementFinding";
export type { JournalEntry } from "./accounting/journalEntry";
export type { BreakType, Severity } from "./breaks/break";
export type { RunResult, Reconciliation, ProofLine } from "./reconciliation";
export type {
  ChartBlock,
  Highlight,
  HighlightStyle,
  MarkColumn,
  MemoryTable,
  OwnSheet,
  OwnSheetKey,
  PlannedCell,
  SheetBlock,
  SheetMarks,
  SheetPlan,
  TableBlock,
  TableColumn,
  TextBlock,
  TextStyle,
  WorkbookPlan,
} from "./report/plan";
export type {
  BreakView,
  LikenessView,
  ThreeWayLineView,
  PairView,
  RowsView,
  RunView,
  WaitingView,
} from "./report/view";
export { statementSheets, type StatementSheet } from "./report/statementSheet";
export { resultFile, type ResultFile } from "./report/resultFile";
export { withDecision, withOwnDecisions, withoutDecision } from "./decisions/decisionChanges";
export { DECISION_KIND_WORDS, type DecidedRow, type Decision, type DecisionOutcome } from "./decisions/decision";
export { hasOwnRules, type Rules } from "./rules";
export { passSentence, passTitle } from "./matching/passWording";
export { isBuiltIn, LADDER, NEW_PASS } from "./matching/ladder";
export { THREE_WAY_KINDS } from "./report/threeWaySheet";
export { PARTIES } from "./threeWay";
export { PARTY_WORDS } from "./threeWayText";
export { isRunnable } from "./passSchema";
export type { RuleProposal } from "./ruleProposal";
export { CONDITION_FIELDS, isKeyless, isSameSide, type Pass, type PassKey } from "./matching/pass";
export { ECONOMIC_FIELDS, type EconomicField } from "./matching/comparands";
export { DEFAULT_TOLERANCES, type DecimalTolerance, type DayTolerance, type Tolerances } from "./matching/tolerance";
export { tryChange, type ChangedMatch, type Changes, type WhatIf } from "./whatIf";
export { whyNot, type PassVerdict, type WhyNot, type WhyNotQuestion } from "./whyNot";
export { rowsAsked, type RowsAsked } from "./rowsAsked";
export type { FieldAnswer } from "./fieldAnswers";
export { runReconciliation, type OnProgress, type RunInput, type RunOutput, type RunStage } from "./run";
