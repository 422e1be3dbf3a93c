import { expect, test } from "vitest";
import { summary } from "../../src/cli/summary";
import type { BreakView, JournalEntry, PairView, RunView } from "../../src/engine";
import { journalEntry } from "../../src/engine/accounting/journalEntry";
import type { SheetSurvey } from "../../src/engine";
import { parseDay } from "../../src/kernel/day";
import { decimal, ZERO } from "../../src/kernel/decimal";
import { NO_CLOSE } from "../dev/noClose";

const survey = (sheet: string, role: SheetSurvey["role"]): SheetSurvey => ({
  sheet,
  role,
  roleConfidence: 1,
  roleEvidence: { en: "", fr: "" },
  headerRow: 1,
  firstRow: 2,
  countRows: 9,
  firstColumn: 1,
  lastColumn: 4,
  headers: [],
  columns: {},
  conventions: { dateOrder: null, decimalMark: null },
  unused: [],
  table: null,
  notices: [],
});

const pair: PairView = {
  left: survey("Opérations", "book"),
  right: survey("Relevé", "statement"),
  countMatched: 1204,
  countWaiting: 3,
  countBreaks: 2,
  proof: [
    { side: "left", currency: "EUR", rows: 1210, matched: 1203, broken: 2, open: 3, setAside: 2, amount: "1234567.5" },
    { side: "right", currency: null, rows: 9, matched: 9, broken: 0, open: 0, setAside: 0, amount: null },
  ],
  setAside: [],
  waiting: [],
};

const found = (change: Partial<BreakView>): BreakView => ({
  id: "B1",
  pair: 0,
  type: "fees",
  title: { en: "Fees differ", fr: "Courtage différent" },
  severity: "low",
  ageBusinessDays: 0,
  exposure: { amount: "12.5", currency: "EUR" },
  explanation: null,
  third: null,
  action: null,
  left: { sheet: "Opérations", rows: [12], refs: [] },
  right: { sheet: "Relevé", rows: [40, 41], refs: [] },
  comparison: [],
  ...change,
});

const view: RunView = {
  asOf: "2025-09-30",
  pairs: [pair],
  breaks: [
    found({}),
    found({
      id: "B2",
      type: "missing-right",
      title: { en: "Not on the statement", fr: "Absent du relevé" },
      severity: "high",
      ageBusinessDays: 4,
      exposure: { amount: "98765.4", currency: "USD" },
      right: null,
      action: { kind: "chase", wording: { en: "Ask the custodian.", fr: "Relancer le dépositaire." } },
    }),
    found({
      id: "B3",
      exposure: { amount: "0.25", currency: "EUR" },
      explanation: { en: "Rounding.", fr: "Arrondi." },
    }),
  ],
  decisions: [],
  threeWay: null,
  close: NO_CLOSE,
  notices: [
    {
      sheet: "Relevé",
      row: 7,
      column: "F",
      code: "x",
      wording: { en: "Relevé!F7: not a number.", fr: "Relevé!F7 : pas un nombre." },
    },
  ],
};

function entry(): JournalEntry {
  const date = parseDay("2025-09-30");
  const zero = { label: "", currency: "EUR", reference: "T1" };
  const made = journalEntry({
    number: "OD-1",
    date: date.ok ? date.value : (0 as never),
    journal: "OD",
    label: "Courtage omis",
    breakId: "B1",
    lines: [
      { ...zero, account: "6271", debit: decimal(125n, 1), credit: ZERO },
      { ...zero, account: "467", debit: ZERO, credit: decimal(125n, 1) },
    ],
  });
  if (!made.ok) throw new Error("The entry of the test balances.");
  return made.value;
}

const plain = (text: string): string => text.replace(/[\u202f\u00a0]/g, " ");

test("the summary in French reads from what agrees to what to do", () => {
  expect(plain(summary(view, [entry()], "mois.reconciled.xlsx", "fr"))).toBe(`Rapprochement au 30/09/2025

Opérations / Relevé : 1204 rapprochements, 3 à confirmer, 2 écarts
  Lignes lues       lignes  rapprochées  en écart  en attente  écartées   montant net
  Opérations   EUR   1 210        1 203         2           3         2  1 234 567,50
  Relevé                 9            9         0           0         0

Écarts                nombre  exposition
  Courtage différent       2  EUR 12,75
  Absent du relevé         1  USD 98 765,40
  Total                    3  EUR 12,75 + USD 98 765,40

À regarder d'abord
  Absent du relevé · USD 98 765,40 · Opérations!12 · 4 jours ouvrés
  Courtage différent · EUR 12,50 · Opérations!12 / Relevé!40,41
  Courtage différent · EUR 0,25 · Opérations!12 / Relevé!40,41
      Arrondi.

À comptabiliser : 1 écriture proposée
  OD-1  30/09/2025  EUR 12,50  Courtage omis

À réclamer : 1
  Opérations!12 · Relancer le dépositaire.

À savoir : 1
  Relevé!F7 : pas un nombre.

Écrit dans mois.reconciled.xlsx
`);
});

test("a run in which everything agrees says so without empty headings", () => {
  const agreed = { ...view, breaks: [], notices: [], pairs: [{ ...pair, countBreaks: 0, countWaiting: 0, proof: [] }] };
  const text = summary(agreed, [], "month.reconciled.xlsx", "en");
  expect(text).toContain("1204 matches, 0 to confirm, 0 breaks");
  expect(text).not.toMatch(/To look at first|To book|To chase|To know/);
});

test("a long list is cut, and says how much more the workbook has", () => {
  const many = { ...view, breaks: Array.from({ length: 25 }, (_, index) => found({ id: `B${index}` })) };
  expect(summary(many, [], "month.reconciled.xlsx", "en")).toContain("… and 15 more, in the workbook.");
});
