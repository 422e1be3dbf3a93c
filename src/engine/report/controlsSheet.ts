import type { Language, Wording } from "../../kernel/language";
import type { ControlFinding, ControlResult } from "../controls/controlResult";
import { controlTitle } from "../controls/controlTitles";
import { ownerOf } from "../close/closeLines";
import { rowLink } from "./live";
import { PaperPage } from "./paperPage";
import type { ListColumn } from "./blocks";
import { tableRange, type OwnSheet, type PlannedCell } from "./plan";

export const CONTROLS_TABLE = "Concordance_Controls";
const FINDINGS = "Concordance_Findings";
/** Findings that are listed of one control; the rest are counted. */
const MOST_LISTED = 500;

/** Every control that had something to look at, with what it came to, and below each finding with a link to its cell. */
export function controlsSheet(controls: readonly ControlResult[], language: Language): OwnSheet {
  // What fails comes first: it is what somebody has to look at.
  const looked = (["fail", "pass"] as const).flatMap((wanted) => controls.filter(({ outcome }) => outcome === wanted));
  const page = new PaperPage(language);
  page.title(
    { en: "Controls", fr: "Contrôles" },
    {
      en: "What was checked, what it came to, and each finding with the cell that it is about.",
      fr: "Ce qui a été vérifié, le résultat, et chaque constat avec la cellule concernée.",
    },
  );
  page.table(
    { en: "Controls", fr: "Contrôles" },
    CONTROLS_TABLE,
    COLUMNS,
    (row) => looked.map((control, index) => controlCells(control, row + index, language)),
    [
      { key: "outcome", codes: [OUTCOMES.pass[language]], style: "matched", columns: [OUTCOME_COLUMN] },
      { key: "outcome", codes: [OUTCOMES.fail[language]], style: "break-high", columns: [OUTCOME_COLUMN] },
    ],
  );
  page.table(
    { en: "Findings", fr: "Constats" },
    FINDINGS,
    FINDING_COLUMNS,
    looked.flatMap(({ control, findings }) => findingRows(control, findings, language)),
  );
  return page.sheet("controls", { en: "Controls", fr: "Contrôles" }, looked.length === 0);
}

const OUTCOMES = {
  pass: { en: "✓ Holds", fr: "✓ Respecté" },
  fail: { en: "✗ Fails", fr: "✗ En échec" },
} satisfies Record<string, Wording>;

const COLUMNS: readonly ListColumn[] = [
  { key: "control", header: { en: "Control", fr: "Contrôle" }, width: 30 },
  { key: "title", header: { en: "What must hold", fr: "Ce qui doit être vrai" }, width: 62 },
  { key: "outcome", header: { en: "Outcome", fr: "Résultat" }, width: 34 },
  { key: "found", header: { en: "Findings", fr: "Constats" }, width: 110, numberFormat: "0" },
  { key: "point", header: { en: "Point of the close", fr: "Point de clôture" }, width: 34 },
];

const OUTCOME_COLUMN = COLUMNS.findIndex(({ key }) => key === "outcome") + 1;

/** The number of findings counts those listed below, live. */
function controlCells({ control, outcome, findings }: ControlResult, row: number, language: Language): PlannedCell[] {
  return [
    control,
    controlTitle(control)[language],
    OUTCOMES[outcome === "fail" ? "fail" : "pass"][language],
    findings.length > MOST_LISTED
      ? findings.length
      : { formula: `=COUNTIF(${tableRange(FINDINGS, "control")},$A${row})` },
    ownerOf(control)?.title[language] ?? null,
  ];
}

const FINDING_COLUMNS: readonly ListColumn[] = [
  { key: "control", header: { en: "Control", fr: "Contrôle" }, width: 30 },
  { key: "title", header: { en: "What must hold", fr: "Ce qui doit être vrai" }, width: 62 },
  { key: "place", header: { en: "Cell", fr: "Cellule" }, width: 34 },
  { key: "text", header: { en: "Finding and remedy", fr: "Constat et remède" }, width: 110 },
];

function findingRows(control: string, findings: readonly ControlFinding[], language: Language): PlannedCell[][] {
  const title = controlTitle(control)[language];
  const rows = findings
    .slice(0, MOST_LISTED)
    .map((finding): PlannedCell[] => [control, title, placeOf(finding), finding.wording[language]]);
  const rest = findings.length - rows.length;
  return rest > 0 ? [...rows, [null, title, null, `… ${rest}`]] : rows;
}

/** A link to the cell; a finding that is about the run as a whole leads nowhere. */
function placeOf({ sheet, row, column }: ControlFinding): PlannedCell {
  if (sheet === "" || row === 0) return null;
  return rowLink(sheet, row, `${sheet} · ${column ?? ""}${row}`, column ?? "A");
}
