import { makeStyles } from "@fluentui/react-components";
import { useCallback, useRef, useState } from "react";
import type { EmbeddedExcel } from "../host";
import { useExcelChanges } from "./excelWatch";
import { FormulaBar } from "./FormulaBar";
import { addressOf, typedText } from "./grid/cellText";
import { areaOf, isSameArea, moved, type CellPlace, type Selection } from "./grid/moves";
import { SheetGrid } from "./grid/SheetGrid";
import type { GridCommands } from "./grid/useGridKeys";
import { placeOfReference } from "./reference";
import { SheetTabs } from "./SheetTabs";

export interface WorkbookViewProps {
  readonly excel: EmbeddedExcel;
  /** Why a cell could not be changed. */
  readonly onProblem: (reason: string) => void;
}

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0, minHeight: 0 },
});

/** The workbook as Excel shows it: formula bar, grid, sheet tabs. */
export function WorkbookView({ excel, onProblem }: WorkbookViewProps) {
  const styles = useStyles();
  const version = useExcelChanges(excel);
  const sheet = excel.workbook.activeSheet;
  const selection = useSelection(excel);
  const { editing, held, setEditing } = useEditing();
  const { row, column } = selection.value.active;

  const commands: GridCommands = {
    select: selection.set,
    move(key, page) {
      const next = moved(selection.value, key, sheet, page);
      if (next) selection.set(next);
      return next !== null;
    },
    startEdit: (text) => setEditing(text ?? typedText(excel, sheet, row, column)),
    commit() {
      const typed = held.current;
      if (typed === null) return;
      setEditing(null);
      focusGrid();
      if (typed === typedText(excel, sheet, row, column)) return;
      const problem = excel.edit(sheet, row, column, typed);
      if (problem !== null) onProblem(problem);
    },
    cancelEdit() {
      setEditing(null);
      focusGrid();
    },
    clearCells() {
      const problem = clearArea(excel, selection.value);
      if (problem !== null) onProblem(problem);
    },
    follow(link) {
      const place = placeOfReference(excel.workbook, sheet, link);
      if (place) excel.select(place.sheet, place.area);
    },
  };
  return (
    <div className={styles.root}>
      <FormulaBar
        address={addressOf(row, column)}
        text={editing ?? typedText(excel, sheet, row, column)}
        isEditing={editing !== null}
        onStart={() => commands.startEdit(null)}
        onType={setEditing}
        commands={commands}
      />
      <SheetGrid
        key={sheet.id}
        excel={excel}
        sheet={sheet}
        version={version}
        selection={selection.value}
        inView={selection.inView}
        editing={editing}
        onType={setEditing}
        {...commands}
      />
      <SheetTabs excel={excel} active={sheet} />
    </div>
  );
}

/** The text being typed. Leaving the box keeps what is typed, and Escape leaves it too: so what is typed is also held where the
 *  next event of the same moment sees it. */
function useEditing() {
  const [editing, show] = useState<string | null>(null);
  const held = useRef<string | null>(null);
  const setEditing = useCallback((text: string | null): void => {
    held.current = text;
    show(text);
  }, []);
  return { editing, held, setEditing };
}

const focusGrid = (): void => document.querySelector<HTMLElement>("[data-grid]")?.focus({ preventScroll: true });

/** Empties the filled cells of the selection. Returns why one may not be. */
function clearArea(excel: EmbeddedExcel, selection: Selection): string | null {
  const sheet = excel.workbook.activeSheet;
  const used = sheet.cells.used(true);
  const area = areaOf(selection);
  if (!used) return null;
  for (let row = Math.max(area.top, used.top); row <= Math.min(area.bottom, used.bottom); row += 1) {
    for (let column = Math.max(area.left, used.left); column <= Math.min(area.right, used.right); column += 1) {
      if (sheet.cells.value(row, column) === null && sheet.cells.formula(row, column) === null) continue;
      const problem = excel.edit(sheet, row, column, "");
      if (problem !== null) return problem;
    }
  }
  return null;
}

interface HeldSelection {
  readonly value: Selection;
  /** The cell to keep in view: where a person stretches the selection to; the first one where the add-in selected. */
  readonly inView: CellPlace;
  readonly set: (selection: Selection) => void;
}

/** The selection of the active sheet. The workbook holds its area, which the add-in may move; which corner is active is ours. */
function useSelection(excel: EmbeddedExcel): HeldSelection {
  const [ours, setOurs] = useState<Selection | null>(null);
  const { activeSheet } = excel.workbook;
  const area = activeSheet.selection;
  const isOurs = ours !== null && isSameArea(areaOf(ours), area);
  const value = isOurs
    ? ours
    : { active: { row: area.top, column: area.left }, end: { row: area.bottom, column: area.right } };
  return {
    value,
    inView: isOurs ? value.end : value.active,
    set: (selection) => {
      setOurs(selection);
      excel.select(excel.workbook.activeSheet, areaOf(selection));
    },
  };
}
