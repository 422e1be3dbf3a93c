import type { Language, Wording } from "../../kernel/language";
import { FIELD_LABELS } from "../records/fieldCatalogue";
import { PARTIES, type Party, type ThreeWay, type ThreeWayLine } from "../threeWay";
import { PARTY_WORDS, threeWayText, valueWords } from "../threeWayText";
import { listSheet } from "./listSheet";
import type { ListColumn } from "./blocks";
import type { OwnSheet, PlannedCell } from "./plan";

export const THREE_WAY_KINDS: Readonly<Record<ThreeWayLine["kind"], Wording>> = {
  absent: { en: "Missing", fr: "Manquant" },
  alone: { en: "Alone", fr: "Isolé" },
  differs: { en: "Differs", fr: "Diffère" },
  waiting: { en: "To decide", fr: "À décider" },
  contradiction: { en: "Contradiction", fr: "Contradiction" },
};

const partyColumns = (what: "rows" | "value", header: (party: Wording) => Wording): ListColumn[] =>
  PARTIES.map((party) => ({ key: `${party}-${what}`, header: header(PARTY_WORDS[party]), width: 22 }));

const COLUMNS: readonly ListColumn[] = [
  { key: "odd", header: { en: "Odd one out", fr: "L'exception" }, width: 16 },
  { key: "kind", header: { en: "What", fr: "Nature" }, width: 14 },
  { key: "field", header: { en: "Field", fr: "Champ" }, width: 22 },
  ...partyColumns("value", (party) => party),
  { key: "why", header: { en: "Why", fr: "Pourquoi" }, width: 70 },
  ...partyColumns("rows", ({ en, fr }) => ({ en: `${en}: rows`, fr: `${fr}\u00a0: lignes` })),
];

/** What front office, accounting and custodian do not agree on, and who stands against the other two. */
export const threeWaySheet = (result: ThreeWay | null, language: Language): OwnSheet => ({
  ...listSheet(
    {
      key: "three-way",
      name: { en: "Three-way", fr: "Trois sources" },
      title: { en: "Front office, accounting, custodian", fr: "Front-office, comptabilité, dépositaire" },
      sentence: sentenceOf(result),
      table: "Concordance_ThreeWay",
      columns: COLUMNS,
      rows: (result?.lines ?? []).map((line) => cellsOf(line, language)),
    },
    language,
  ),
  isKeptOnly: result === null,
});

function sentenceOf(result: ThreeWay | null): Wording {
  if (result === null) {
    return {
      en: "No sheet of this workbook is accounting's record. Give one that role in the task pane.",
      fr: "Aucune feuille de ce classeur n'est l'enregistrement comptable. Donnez ce rôle à l'une d'elles dans le volet.",
    };
  }
  const { agreeing, lines } = result;
  return {
    en: `${agreeing} trades agree in all three records; ${lines.length} points do not. Two that agree against one do not prove it wrong: look at the evidence.`,
    fr: `${agreeing} opérations concordent dans les trois sources\u00a0; ${lines.length} points ne concordent pas. Deux contre une ne prouvent pas son erreur\u00a0: examinez les pièces.`,
  };
}

function cellsOf(line: ThreeWayLine, language: Language): PlannedCell[] {
  const { odd, kind, field, values, rows } = line;
  const value = (party: Party): PlannedCell =>
    field === null || rows[party] === null ? null : valueWords(field, values[party], language);
  const place = (party: Party): PlannedCell => {
    const at = rows[party];
    return at && `${at.sheet} · ${at.rows.join(", ")}`;
  };
  return [
    odd && PARTY_WORDS[odd][language],
    THREE_WAY_KINDS[kind][language],
    field && FIELD_LABELS[field][language],
    ...PARTIES.map(value),
    threeWayText(line)[language],
    ...PARTIES.map(place),
  ];
}
