import { decimalToNumber } from "../../kernel/decimal";
import { formatDay, type Language, type Wording } from "../../kernel/language";
import type { Proposal } from "../accounting/correction";
import type { Break, Difference } from "../breaks/break";
import { breakTitle, SEVERITY_WORDS } from "../breaks/breakTitle";
import { mostUrgentFirst } from "../breaks/findBreaks";
import { explanationText } from "../breaks/explanationText";
import { columnLetters } from "../grid";
import type { Reconciliation } from "../reconciliation";
import { valueWording } from "../records/codeWords";
import { FIELD_LABELS } from "../records/fieldCatalogue";
import type { TextField } from "../records/field";
import { textAt } from "../records/recordTable";
import type { BreakNote } from "../settings";
import { agreementFormula, linkFormula, liveCell, positionFormula, type Evidence, type SideEvidence } from "./live";
import { LIST_HEADER_ROW, listSheet } from "./listSheet";
import type { ListColumn } from "./blocks";
import type { OwnSheet, PlannedCell } from "./plan";

export const BREAKS_TABLE = "Concordance_Breaks";

/** Whether a break still stands, as its live formula says it. */
export const STATE_WORDS: Readonly<Record<"open" | "cleared", Wording>> = {
  open: { en: "Open", fr: "Ouvert" },
  cleared: { en: "Cleared", fr: "Soldé" },
};

export const ACTION_WORDS: Readonly<Record<Proposal["action"], Wording>> = {
  book: { en: "Book", fr: "Comptabiliser" },
  chase: { en: "Chase", fr: "Relancer" },
  review: { en: "Review", fr: "Examiner" },
};

const AMOUNT = "#,##0.00";
const ANY_NUMBER = "#,##0.00######";

type Key =
  | "id"
  | "state"
  | "type"
  | "severity"
  | "age"
  | "exposure"
  | "currency"
  | "leftLink"
  | "rightLink"
  | "reference"
  | "account"
  | "security"
  | "field"
  | "leftValue"
  | "rightValue"
  | "difference"
  | "explanation"
  | "action"
  | "proposal"
  | "owner"
  | "status"
  | "comment"
  | "leftPosition"
  | "rightPosition";

const COLUMNS: readonly ListColumn<Key>[] = [
  { key: "id", header: { en: "Break", fr: "Écart" }, width: 14 },
  { key: "state", header: { en: "State", fr: "État" }, width: 10 },
  { key: "type", header: { en: "Type", fr: "Nature" }, width: 30 },
  { key: "severity", header: { en: "Severity", fr: "Gravité" }, width: 10 },
  { key: "age", header: { en: "Age (b. days)", fr: "Âge (j. ouvrés)" }, width: 15, numberFormat: "0" },
  { key: "exposure", header: { en: "Exposure", fr: "Montant en risque" }, width: 19, numberFormat: AMOUNT },
  { key: "currency", header: { en: "Currency", fr: "Devise" }, width: 9 },
  { key: "leftLink", header: { en: "Our row", fr: "Notre ligne" }, width: 28 },
  { key: "rightLink", header: { en: "Statement row", fr: "Ligne du relevé" }, width: 28 },
  { key: "reference", header: { en: "Reference", fr: "Référence" }, width: 18 },
  { key: "account", header: { en: "Account", fr: "Compte" }, width: 16 },
  { key: "security", header: { en: "Security", fr: "Valeur" }, width: 16 },
  { key: "field", header: { en: "Fields that differ", fr: "Champs en écart" }, width: 30 },
  { key: "leftValue", header: { en: "Ours", fr: "Nous" }, width: 16, numberFormat: ANY_NUMBER },
  { key: "rightValue", header: { en: "Theirs", fr: "Eux" }, width: 16, numberFormat: ANY_NUMBER },
  { key: "difference", header: { en: "Difference", fr: "Différence" }, width: 16, numberFormat: ANY_NUMBER },
  { key: "explanation", header: { en: "Explanation", fr: "Explication" }, width: 84 },
  { key: "action", header: { en: "Action", fr: "Action" }, width: 14 },
  { key: "proposal", header: { en: "What to do", fr: "À faire" }, width: 84 },
  { key: "owner", header: { en: "Owner", fr: "Responsable" }, width: 14, writable: true },
  { key: "status", header: { en: "Follow-up", fr: "Suivi" }, width: 14, writable: true },
  { key: "comment", header: { en: "Comment", fr: "Commentaire" }, width: 40, writable: true },
  { key: "leftPosition", header: { en: "Our position", fr: "Notre position" }, width: 9, numberFormat: "0" },
  { key: "rightPosition", header: { en: "Their position", fr: "Leur position" }, width: 9, numberFormat: "0" },
];

const lettersOf = (key: Key): string => columnLetters(COLUMNS.findIndex((column) => column.key === key) + 1);

/** All breaks of the run as one table: evidence links, live differences and state where they stay fast, and three columns
 *  for people, whose words are kept by break id. */
export function breaksSheet(
  reconciliations: readonly { reconciliation: Reconciliation; evidence: Evidence }[],
  notes: readonly BreakNote[],
  language: Language,
): OwnSheet {
  const noteOf = new Map(notes.map((note) => [note.breakId, note]));
  const drafts = reconciliations.flatMap(({ reconciliation, evidence }) =>
    reconciliation.breaks.map((found, index) => ({ found, proposal: reconciliation.proposals[index], evidence })),
  );
  const rows = drafts
    .sort((one, other) => mostUrgentFirst(one.found, other.found))
    .map(({ found, proposal, evidence }, index) => {
      const row = new BreakRow(found, proposal, evidence, LIST_HEADER_ROW + 1 + index, language);
      return COLUMNS.map(({ key }) => row.cell(key, noteOf.get(found.id)));
    });
  return listSheet(
    {
      key: "breaks",
      name: { en: "Breaks", fr: "Écarts" },
      title: { en: "Breaks to clear", fr: "Écarts à solder" },
      sentence: {
        en: "Write in Owner, Follow-up and Comment: they stay with the break on the next run. Correct a cell in the sheets, and its break reads Cleared.",
        fr: "Écrivez dans Responsable, Suivi et Commentaire : ces mentions suivent l'écart au prochain passage. Corrigez une cellule dans les feuilles, et son écart passe à Soldé.",
      },
      table: BREAKS_TABLE,
      columns: COLUMNS,
      rows,
      highlights: [
        { key: "state", codes: [STATE_WORDS.cleared[language]], style: "matched", columns: null },
        {
          key: "severity",
          codes: [SEVERITY_WORDS.high[language]],
          style: "break-high",
          columns: [columnOf("severity")],
        },
        {
          key: "severity",
          codes: [SEVERITY_WORDS.medium[language]],
          style: "break-medium",
          columns: [columnOf("severity")],
        },
      ],
    },
    language,
  );
}

const columnOf = (key: Key): number => COLUMNS.findIndex((column) => column.key === key) + 1;

/** One break's cells. */
class BreakRow {
  private readonly leftPosition: string;
  private readonly rightPosition: string;

  constructor(
    private readonly found: Break,
    private readonly proposal: Proposal | undefined,
    private readonly evidence: Evidence,
    private readonly row: number,
    private readonly language: Language,
  ) {
    this.leftPosition = `$${lettersOf("leftPosition")}${row}`;
    this.rightPosition = `$${lettersOf("rightPosition")}${row}`;
  }

  cell(key: Key, note: BreakNote | undefined): PlannedCell {
    const { found, language, proposal } = this;
    switch (key) {
      case "id":
        return found.id;
      case "state":
        return this.state();
      case "type":
        return breakTitle(found.type)[language];
      case "severity":
        return SEVERITY_WORDS[found.severity][language];
      case "age":
        return found.ageBusinessDays;
      case "exposure":
        return found.exposure && decimalToNumber(found.exposure.amount);
      case "currency":
        return found.exposure?.currency ?? this.common("currency");
      case "leftLink":
        return this.link("left");
      case "rightLink":
        return this.link("right");
      case "reference":
        return this.common("reference");
      case "account":
        return this.common("account");
      case "security":
        return this.common("security") ?? this.common("securityCode") ?? this.common("securityName");
      case "field":
        return found.fields.map((field) => FIELD_LABELS[field][language]).join(", ");
      case "leftValue":
        return this.value("left");
      case "rightValue":
        return this.value("right");
      case "difference":
        return this.difference();
      case "explanation":
        return found.explanation && explanationText(found.explanation)[language];
      case "action":
        return proposal ? ACTION_WORDS[proposal.action][language] : null;
      case "proposal":
        return proposal ? proposal.wording[language] : null;
      case "owner":
        return note?.owner || null;
      case "status":
        return note?.status || null;
      case "comment":
        return note?.comment || null;
      case "leftPosition":
        return this.position("left");
      case "rightPosition":
        return this.position("right");
    }
  }

  private side(side: "left" | "right"): { evidence: SideEvidence; records: readonly number[]; position: string } {
    return side === "left"
      ? { evidence: this.evidence.left, records: this.found.left, position: this.leftPosition }
      : { evidence: this.evidence.right, records: this.found.right, position: this.rightPosition };
  }

  private state(): PlannedCell {
    const open = STATE_WORDS.open[this.language];
    const agrees = this.evidence.isLive
      ? agreementFormula(this.evidence, this.found, this.leftPosition, this.rightPosition)
      : null;
    return agrees === null
      ? open
      : { formula: `=IFERROR(IF(${agrees},"${STATE_WORDS.cleared[this.language]}","${open}"),"${open}")` };
  }

  private position(which: "left" | "right"): PlannedCell {
    const { evidence, records } = this.side(which);
    const [first] = records;
    if (first === undefined) return null;
    if (this.evidence.isLive) return { formula: `=${positionFormula(evidence, first)}` };
    const { records: table, survey } = evidence.side.reading;
    return (table.rows[first] ?? 0) - survey.firstRow + 1;
  }

  private link(which: "left" | "right"): PlannedCell {
    const { evidence, records, position } = this.side(which);
    const [first] = records;
    if (first === undefined) return null;
    const rowWord = { en: "row", fr: "ligne" }[this.language];
    if (this.evidence.isLive && records.length === 1)
      return { formula: `=${linkFormula(evidence, position, rowWord)}` };
    const { records: table, survey } = evidence.side.reading;
    return `${survey.sheet} · ${rowWord} ${records.map((record) => table.rows[record] ?? 0).join(", ")}`;
  }

  /** The value of a text field that the rows of either side have in common, ours first. */
  private common(field: TextField): string | null {
    for (const which of ["left", "right"] as const) {
      const { evidence, records } = this.side(which);
      const [first] = records;
      const text = first === undefined ? null : textAt(evidence.side.reading.records, field, first);
      if (text !== null) return text;
    }
    return null;
  }

  private mainDifference(): Difference | undefined {
    const [main] = this.found.fields;
    return main && this.found.differences[main];
  }

  private value(which: "left" | "right"): PlannedCell {
    const difference = this.mainDifference();
    const [main] = this.found.fields;
    if (!difference || !main) return null;
    if (difference.kind === "day") return difference[which] === null ? null : formatDay(difference[which]);
    if (difference.kind === "text") return difference[which] && valueWording(main, difference[which])[this.language];
    const { evidence, records, position } = this.side(which);
    const [first] = records;
    const live =
      this.evidence.isLive && records.length === 1 && first !== undefined
        ? liveCell(evidence, main, first, position)
        : null;
    return live === null ? difference[which] && decimalToNumber(difference[which]) : { formula: `=${live}` };
  }

  private difference(): PlannedCell {
    const difference = this.mainDifference();
    if (!difference || difference.kind === "text") return null;
    if (difference.kind === "day") return difference.businessDays;
    if (difference.difference === null) return null;
    if (!this.evidence.isLive) return decimalToNumber(difference.difference);
    return { formula: `=ROUND($${lettersOf("leftValue")}${this.row}-$${lettersOf("rightValue")}${this.row},8)` };
  }
}
