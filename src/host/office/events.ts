import type { Area, Sheet } from "../model/workbook";
import { formatArea, quoteSheetName } from "../formulas/address";

const EVENT_CATEGORY = 65_536;
const WORKBOOK_TARGET = "Workbook";
const DATA_CHANGED = 10;
const SELECTION_CHANGED = 14;
const DOCUMENT_SELECTION_CHANGED = 2;

/** A message of `HostBridge`, as text: what the client's event handlers wait for. */
export function changedMessage(sheet: Sheet, area: Area, changeType: string, byAddIn: boolean): string {
  const address = formatArea(area);
  const args = {
    address,
    changeType,
    source: "Local",
    triggerSource: byAddIn ? "ThisLocalAddin" : "Unknown",
    worksheetId: sheet.id,
    shiftDirection: "None",
    referenceId: `${quoteSheetName(sheet.name)}!${address}`,
  };
  return message([entry(DATA_CHANGED, sheet.id, args), entry(DATA_CHANGED, WORKBOOK_TARGET, args)]);
}

export function selectionMessage(sheet: Sheet, area: Area): string {
  const args = { address: formatArea(area), worksheetId: sheet.id };
  return message([
    entry(SELECTION_CHANGED, sheet.id, args),
    entry(SELECTION_CHANGED, WORKBOOK_TARGET, args),
    entry(DOCUMENT_SELECTION_CHANGED, "", {}),
  ]);
}

const entry = (messageType: number, targetId: string, args: object) => ({
  messageCategory: EVENT_CATEGORY,
  messageType,
  targetId,
  message: JSON.stringify(args),
});

const message = (entries: readonly object[]): string => JSON.stringify({ type: 3, message: { entries } });
