import type { Grid } from "../grid";
import type { Settings } from "../settings";
import { assignRoles } from "./assignRoles";
import { recallLayouts, settingOf } from "./recallLayouts";
import type { SheetSurvey } from "./sheetReading";
import { surveyGrid } from "./surveyGrid";

/** What every sheet is: as a person said of it, as a profile of its layout says, else as it reads. */
export function surveySheets(grids: readonly Grid[], settings: Settings): SheetSurvey[] {
  const recalled = recallLayouts(grids, settings);
  return assignRoles(
    grids.map((grid, index) => surveyGrid(grid, settingOf(settings, grid.sheet), recalled[index] ?? null)),
  );
}
