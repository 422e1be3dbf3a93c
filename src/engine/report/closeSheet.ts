import { formatDay, type Language, type Wording } from "../../kernel/language";
import { CLOSE_POINTS } from "../close/checklist";
import { STATE_WORDS, type CloseLine } from "../close/closeLines";
import type { MonthClose } from "../close/monthClose";
import type { SealChange, SealCheck } from "../close/seal";
import { columnLetters } from "../grid";
import { CONTROLS_TABLE } from "./controlsSheet";
import { LIST_HEADER_ROW, listSheet } from "./listSheet";
import { textBlock, type ListColumn } from "./blocks";
import { tableRange, type OwnSheet, type PlannedCell, type SheetBlock } from "./plan";

export const CLOSE_TABLE = "Concordance_Close";

const COLUMNS: readonly ListColumn[] = [
  { key: "point", header: { en: "Point", fr: "Point" }, width: 18 },
  { key: "title", header: { en: "What is proved", fr: "Ce qui est prouvé" }, width: 42 },
  { key: "state", header: { en: "State", fr: "État" }, width: 16 },
  { key: "figures", header: { en: "Figures", fr: "Chiffres" }, width: 62 },
  { key: "evidence", header: { en: "Evidence", fr: "Pièces" }, width: 14 },
  { key: "preparer", header: { en: "Prepared by", fr: "Préparé par" }, width: 18, writable: true },
  { key: "reviewer", header: { en: "Reviewed by", fr: "Contrôlé par" }, width: 18, writable: true },
  { key: "signature", header: { en: "Signature", fr: "Visa" }, width: 22 },
  { key: "comment", header: { en: "Comment", fr: "Commentaire" }, width: 40, writable: true },
  { key: "procedure", header: { en: "Procedure", fr: "Mode opératoire" }, width: 110 },
];

const SIGNATURE_WORDS = {
  open: { en: "To sign", fr: "À signer" },
  prepared: { en: "To be reviewed", fr: "À contrôler" },
  samePerson: { en: "Same person twice", fr: "Même personne" },
  unexplained: { en: "Comment is missing", fr: "Commentaire manquant" },
  signed: { en: "Signed", fr: "Signé" },
} satisfies Record<string, Wording>;

/** The month-end checklist: what each point came to, who prepared and who reviewed it, and below it the seals of closed months. The
 *  signatures are read by formulas, so that the sheet says what is open before the next run. */
export function closeSheet(close: MonthClose, isKeptOnly: boolean, language: Language): OwnSheet {
  const sheet = listSheet(
    {
      key: "close",
      name: { en: "Close", fr: "Clôture" },
      title: {
        en: `Month-end close, ${formatDay(close.from)} to ${formatDay(close.to)}`,
        fr: `Clôture de la période du ${formatDay(close.from)} au ${formatDay(close.to)}`,
      },
      sentence: {
        en: "Write who prepared and who reviewed each point: two different persons, and a comment where it does not hold. Then the month is sealed in the pane, or on the command line: --seal NAME.",
        fr: "Indiquez qui a préparé et qui a contrôlé chaque point\u00a0: deux personnes différentes, et un commentaire s'il n'est pas conforme. La période se scelle ensuite dans le volet, ou en ligne de commande\u00a0: --seal NOM.",
      },
      table: CLOSE_TABLE,
      columns: COLUMNS,
      rows: close.lines.map((line, index) => cellsOf(line, LIST_HEADER_ROW + 1 + index, language)),
      highlights: [
        { key: "state", codes: [STATE_WORDS.holds[language]], style: "matched", columns: [columnOf("state")] },
        { key: "state", codes: [STATE_WORDS.fails[language]], style: "break-high", columns: [columnOf("state")] },
        {
          key: "signature",
          codes: [SIGNATURE_WORDS.signed[language]],
          style: "matched",
          columns: [columnOf("signature")],
        },
      ],
    },
    language,
  );
  return {
    ...sheet,
    isKeptOnly,
    blocks: [...sheet.blocks, openPoints(language), ...sealBlocks(close.seals, language)],
  };
}

const columnOf = (key: string): number => COLUMNS.findIndex((column) => column.key === key) + 1;
const lettersOf = (key: string): string => columnLetters(columnOf(key));

/** How many points are not signed, counted live. */
const openPoints = (language: Language): SheetBlock => ({
  kind: "text",
  row: LIST_HEADER_ROW - 1,
  column: 1,
  style: "body",
  numberFormat: "0",
  cells: [
    [
      { en: "Points not signed", fr: "Points non signés" }[language],
      {
        formula: `=${CLOSE_POINTS.length}-COUNTIF(${tableRange(CLOSE_TABLE, "signature")},"${SIGNATURE_WORDS.signed[language]}")`,
      },
    ],
  ],
});

function cellsOf({ point, state, figures, signOff }: CloseLine, row: number, language: Language): PlannedCell[] {
  return [
    point.id,
    point.title[language],
    STATE_WORDS[state][language],
    figures[language],
    state === "by-hand"
      ? null
      : { formula: `=HYPERLINK("#${point.table ?? CONTROLS_TABLE}","${{ en: "See", fr: "Voir" }[language]}")` },
    signOff.preparer,
    signOff.reviewer,
    { formula: signatureFormula(row, language) },
    signOff.comment,
    point.procedure[language],
  ];
}

/** The engine's own rule (`closeLines.ts`), over the cells of the row. */
function signatureFormula(row: number, language: Language): string {
  const cell = (key: string): string => `$${lettersOf(key)}${row}`;
  const name = (key: string): string => `LOWER(TRIM(${cell(key)}))`;
  const word = (wording: Wording): string => `"${wording[language]}"`;
  const [first, second] = [name("preparer"), name("reviewer")];
  return (
    `=IF(${first}&${second}="",${word(SIGNATURE_WORDS.open)},` +
    `IF(OR(${first}="",${second}=""),${word(SIGNATURE_WORDS.prepared)},` +
    `IF(${first}=${second},${word(SIGNATURE_WORDS.samePerson)},` +
    `IF(AND(${cell("state")}=${word(STATE_WORDS.fails)},TRIM(${cell("comment")})=""),${word(SIGNATURE_WORDS.unexplained)},` +
    `${word(SIGNATURE_WORDS.signed)}))))`
  );
}

/** The seals, and what is no longer as the last of them has it. */
function sealBlocks(seals: readonly SealCheck[], language: Language): SheetBlock[] {
  if (seals.length === 0) return [];
  const first = LIST_HEADER_ROW + CLOSE_POINTS.length + 3;
  const lines = seals.flatMap((check): { style: "good" | "bad" | "body"; wording: Wording }[] => [
    { style: check.isGenuine && check.changes.length === 0 ? "good" : "bad", wording: sealText(check) },
    ...check.changes.map((change) => ({ style: "body" as const, wording: changeText(change) })),
  ]);
  return [
    textBlock(first, "heading", { en: "Seals", fr: "Scellés" }[language]),
    ...lines.map(({ style, wording }, index) => textBlock(first + 1 + index, style, wording[language])),
  ];
}

/** Who sealed what and when, whether the seal is whole, and its first digits, by which it can be read out. */
export function sealText({ seal, isGenuine, changes }: SealCheck): Wording {
  const { from, to, by, sealedOn, digest } = seal;
  const told = {
    en: `${formatDay(from)} to ${formatDay(to)}, sealed by ${by} on ${formatDay(sealedOn)}, ${digest.slice(0, 16)}`,
    fr: `Du ${formatDay(from)} au ${formatDay(to)}, scellée par ${by} le ${formatDay(sealedOn)}, ${digest.slice(0, 16)}`,
  };
  if (!isGenuine) {
    return {
      en: `${told.en}: the seal itself was changed.`,
      fr: `${told.fr}\u00a0: le scellé lui-même a été modifié.`,
    };
  }
  if (changes.length > 0) {
    return {
      en: `${told.en}: no longer as it was sealed.`,
      fr: `${told.fr}\u00a0: n'est plus telle qu'elle a été scellée.`,
    };
  }
  return { en: `${told.en}: whole.`, fr: `${told.fr}\u00a0: intacte.` };
}

const IDS_NAMED = 5;

/** One thing that is not as it was sealed. */
export function changeText(change: SealChange): Wording {
  switch (change.kind) {
    case "sheet-changed":
      return {
        en: `${change.sheet}: its cells have changed (${change.before} rows then, ${change.now} now).`,
        fr: `${change.sheet}\u00a0: ses cellules ont changé (${change.before} lignes alors, ${change.now} maintenant).`,
      };
    case "sheet-gone":
      return {
        en: `${change.sheet}: the sheet is gone (${change.rows} rows).`,
        fr: `${change.sheet}\u00a0: la feuille a disparu (${change.rows} lignes).`,
      };
    case "sheet-new":
      return {
        en: `${change.sheet}: a sheet that was not there (${change.rows} rows).`,
        fr: `${change.sheet}\u00a0: une feuille qui n'existait pas (${change.rows} lignes).`,
      };
    case "control":
      return {
        en: `Control ${change.control}: ${change.before} then, ${change.now} now.`,
        fr: `Contrôle ${change.control}\u00a0: ${change.before} alors, ${change.now} maintenant.`,
      };
    case "breaks":
    case "entries": {
      const noun = { breaks: { en: "Breaks", fr: "Écarts" }, entries: { en: "Entries", fr: "Écritures" } }[change.kind];
      const named = (ids: readonly string[]): string =>
        ids.length === 0
          ? "0"
          : `${ids.length} (${ids.slice(0, IDS_NAMED).join(", ")}${ids.length > IDS_NAMED ? ", …" : ""})`;
      return {
        en: `${noun.en}: new ${named(change.added)}, gone ${named(change.gone)}.`,
        fr: `${noun.fr}\u00a0: nouveaux ${named(change.added)}, disparus ${named(change.gone)}.`,
      };
    }
  }
}
