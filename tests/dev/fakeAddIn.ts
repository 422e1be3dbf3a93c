import {
  DEFAULT_SETTINGS,
  type BreakView,
  type ColumnUse,
  type Field,
  type RunView,
  type Settings,
  type SheetRole,
  type SheetSurvey,
} from "../../src/engine";
import type {
  AddIn,
  Engine,
  ImportOutcome,
  ImportRequest,
  ReconcileOutcome,
  RowsToShow,
  TrialEngine,
  WorkbookSurvey,
} from "../../src/excel/addIn";
import type { Wording } from "../../src/kernel/language";
import { fakeRows, NO_INPUT, whatIfOf } from "./fakeWhatIf";
import { whyNotOf } from "./fakeWhyNot";
import { ok, refuse } from "../../src/kernel/result";
import { Cancelled, type FileReading } from "../../src/worker/engineInWorker";
import { NO_CLOSE } from "./noClose";

const use = (column: number, header: string, confidence = 0.97): ColumnUse => ({
  column,
  header,
  confidence,
  evidence: {
    en: `The header reads "${header}" and 40 of 40 values fit`,
    fr: `L'en-tête indique «\u00a0${header}\u00a0» et 40 valeurs sur 40 conviennent`,
  },
});

export function surveyOf(sheet: string, role: SheetRole, countRows: number): SheetSurvey {
  const french = role === "statement";
  const columns: Partial<Record<Field, ColumnUse>> =
    role === "ignored"
      ? {}
      : {
          reference: use(1, french ? "Réf. opération" : "Trade ref"),
          security: use(2, french ? "Code ISIN" : "ISIN"),
          side: use(3, french ? "Sens" : "B/S", 0.52),
          quantity: use(4, french ? "Quantité" : "Qty"),
          netAmount: use(6, french ? "Montant net" : "Net amt"),
          currency: use(7, french ? "Devise" : "Ccy"),
          tradeDate: use(8, french ? "Date d'opération" : "Trade date"),
        };
  return {
    sheet,
    role,
    roleConfidence: role === "book" ? 0.94 : 0.55,
    roleEvidence:
      role === "ignored"
        ? { en: "No header that looks like trades.", fr: "Aucun en-tête ne ressemble à des opérations." }
        : {
            en: "It has a portfolio column and no custodian's statement number.",
            fr: "La feuille porte un code portefeuille et pas de numéro d'avis.",
          },
    headerRow: role === "ignored" ? 0 : 4,
    firstRow: 5,
    countRows,
    firstColumn: 1,
    lastColumn: 8,
    headers: Object.values(columns).map(({ header }) => header),
    columns,
    conventions: { dateOrder: null, decimalMark: null },
    unused: role === "ignored" ? [] : [{ column: 5, header: french ? "Cours" : "Px" }],
    table: null,
    notices: [],
  };
}

const TYPES = [
  ["missing-right", { en: "Missing on the statement", fr: "Absent du relevé" }],
  ["quantity", { en: "Quantity differs", fr: "Quantité en écart" }],
  ["fees", { en: "Fees differ", fr: "Courtages en écart" }],
  ["settlement-date", { en: "Settlement date differs", fr: "Date de dénouement en écart" }],
] as const;

export function breakOf(index: number): BreakView {
  const [type, title] = TYPES[index % TYPES.length] ?? TYPES[0];
  const isMissing = type === "missing-right";
  const amount = `${((index * 7919) % 90000) + 12}.${String(index % 100).padStart(2, "0")}`;
  return {
    id: `B-${String(index).padStart(5, "0")}`,
    pair: 0,
    type,
    title,
    severity: (["high", "medium", "low"] as const)[index % 3] ?? "low",
    ageBusinessDays: index % 17,
    exposure: { amount, currency: index % 5 === 0 ? "USD" : "EUR" },
    third: null,
    explanation: isMissing
      ? null
      : {
          en: `The difference of ${amount} is exactly the brokerage: 0.10% of 12,500.00.`,
          fr: `L'écart de ${amount} correspond exactement au courtage\u00a0: 0,10\u00a0% de 12\u202f500,00.`,
        },
    action: {
      kind: (["book", "chase", "review"] as const)[index % 3] ?? "review",
      wording: {
        en: "Book the missing brokerage against the broker's account, then close the break.",
        fr: "Comptabiliser le courtage manquant au compte de l'intermédiaire, puis solder l'écart.",
      },
    },
    left: fakeRows("Trades", [index + 5]),
    right: isMissing ? null : fakeRows("Relevé CACEIS", [index + 9]),
    comparison: [
      line(
        "reference",
        { en: "Reference", fr: "Référence" },
        "text",
        `T2025-${index}`,
        isMissing ? null : `T2025${index}`,
        false,
      ),
      line(
        "security",
        { en: "Security (ISIN)", fr: "Valeur (ISIN)" },
        "text",
        "FR0000120271",
        isMissing ? null : "FR0000120271",
        false,
      ),
      line("quantity", { en: "Quantity", fr: "Quantité" }, "decimal", "12500", isMissing ? null : "12500", false),
      line(
        "netAmount",
        { en: "Net amount", fr: "Montant net" },
        "decimal",
        "1234567.89",
        isMissing ? null : "1234580.39",
        !isMissing,
      ),
      line(
        "settlementDate",
        { en: "Settlement date", fr: "Date de dénouement" },
        "day",
        "2025-03-31",
        isMissing ? null : "2025-03-31",
        false,
      ),
    ],
  };
}

function line(
  field: Field,
  label: Wording,
  kind: "text" | "decimal" | "day",
  left: string,
  right: string | null,
  differs: boolean,
): BreakView["comparison"][number] {
  return { field, label, kind, left, right, difference: differs ? "-12.5" : null, differs };
}

export function viewOf(countBreaks: number): RunView {
  const left = surveyOf("Trades", "book", 412);
  const right = surveyOf("Relevé CACEIS", "statement", 398);
  return {
    asOf: "2025-03-31",
    pairs: [
      {
        left,
        right,
        countMatched: 361,
        countWaiting: 2,
        countBreaks,
        proof: [
          {
            side: "left",
            currency: "EUR",
            rows: 400,
            matched: 350,
            broken: 45,
            open: 3,
            setAside: 2,
            amount: "48210334.55",
          },
          { side: "left", currency: "USD", rows: 12, matched: 11, broken: 1, open: 0, setAside: 0, amount: "90112" },
          {
            side: "right",
            currency: "EUR",
            rows: 386,
            matched: 350,
            broken: 33,
            open: 2,
            setAside: 1,
            amount: "47998210.01",
          },
          { side: "right", currency: "USD", rows: 12, matched: 11, broken: 1, open: 0, setAside: 0, amount: "90112" },
        ],
        setAside: [{ sheet: "Trades", row: 417, reason: { en: "Totals row", fr: "Ligne de total" } }],
        waiting: [
          {
            status: "ambiguous",
            left: fakeRows("Trades", [31, 32]),
            right: fakeRows("Relevé CACEIS", [44, 45]),
            reason: {
              en: "Two trades and two deliveries are equal in every field that could tell them apart.",
              fr: "Deux opérations et deux dénouements sont identiques sur tous les champs qui pourraient les distinguer.",
            },
            likeness: null,
            rule: null,
          },
        ],
      },
    ],
    breaks: Array.from({ length: countBreaks }, (_, index) => breakOf(index)),
    decisions: [],
    close: NO_CLOSE,
    threeWay: null,
    notices: [
      {
        sheet: "Trades",
        row: 17,
        column: "F",
        code: "not-a-number",
        wording: {
          en: 'Trades!F17: net amount "10,0O2.50" is not a number. Replace the letter O by a zero.',
          fr: "Trades!F17\u00a0: le montant net «\u00a010,0O2.50\u00a0» n'est pas un nombre. Remplacez la lettre O par un zéro.",
        },
      },
    ],
  };
}

export interface FakeOptions {
  readonly countBreaks?: number;
  readonly surveys?: readonly SheetSurvey[];
  /** Holds the run at "matching" until it is cancelled. */
  readonly isSlow?: boolean;
  readonly outcome?: "done" | "refused" | "failed";
}

export interface FakeAddIn extends AddIn {
  readonly shown: (readonly [RowsToShow, RowsToShow | null])[];
  readonly saved: Settings[];
  readonly imported: ImportRequest[];
  readonly countRuns: () => number;
  changeWorkbook(): void;
}

/** A workbook with Trades and a CACEIS statement, that answers at once and remembers what it was asked. */
export function fakeAddIn(options: FakeOptions = {}): FakeAddIn {
  let settings: Settings = DEFAULT_SETTINGS;
  let hasMarks = false;
  let countRuns = 0;
  let onChanged: () => void = () => undefined;
  const surveys = options.surveys ?? [
    surveyOf("Trades", "book", 412),
    surveyOf("Relevé CACEIS", "statement", 398),
    surveyOf("Notes", "ignored", 3),
  ];
  const survey = (): WorkbookSurvey => ({
    surveys: surveys.map((one) => {
      const setting = settings.sheets.find(({ sheet }) => sheet === one.sheet);
      return { ...one, role: setting?.role ?? one.role, headerRow: setting?.headerRow ?? one.headerRow };
    }),
    settings,
    hasMarks,
    wasInterrupted: false,
    notices: [],
  });
  const shown: (readonly [RowsToShow, RowsToShow | null])[] = [];
  const saved: Settings[] = [];
  const imported: ImportRequest[] = [];
  return {
    shown,
    saved,
    imported,
    countRuns: () => countRuns,
    changeWorkbook: () => onChanged(),
    surveyWorkbook: () => Promise.resolve(survey()),
    async reconcile(_request, engine, onProgress) {
      countRuns += 1;
      onProgress("loading", 0.1);
      if (options.outcome === "failed") throw new Error("RichApi.Error: the sheet is being edited");
      if (options.outcome === "refused") {
        const wording = { en: "There is only one side.", fr: "Il n'y a qu'un seul côté." };
        return refuse({ sheet: "Trades", row: null, column: null, code: "one-side", wording });
      }
      if (options.isSlow) await engine({ ...NO_INPUT, settings }, onProgress);
      hasMarks = true;
      onProgress("writing", 0.9);
      const outcome: ReconcileOutcome = { view: viewOf(options.countBreaks ?? 57), problems: [] };
      return ok(outcome);
    },
    async tryChange(_request, changed, engine, onProgress) {
      if (options.isSlow) return engine(NO_INPUT, changed, onProgress);
      const gained = changed.passes.length > settings.passes.length ? 1 : 0;
      return Promise.resolve(ok(whatIfOf(gained)));
    },
    async askWhyNot(_request, question, engine, onProgress) {
      if (options.isSlow) return engine(NO_INPUT, question, onProgress);
      const wording = { en: "There is only one side.", fr: "Il n'y a qu'un seul côté." };
      if (options.outcome === "refused")
        return refuse({ sheet: "Trades", row: null, column: null, code: "one-side", wording });
      return Promise.resolve(ok(whyNotOf(question)));
    },
    saveSettings(next) {
      settings = next;
      saved.push(next);
      return Promise.resolve();
    },
    showRows(first, second) {
      shown.push([first, second]);
      return Promise.resolve();
    },
    removeMarks() {
      hasMarks = false;
      return Promise.resolve({ removedSheets: 5, problems: [] });
    },
    importFile(request) {
      const earlier = imported.find(({ file }) => file.fingerprint === request.file.fingerprint);
      imported.push(request);
      const isKnown = earlier !== undefined && !request.again;
      return Promise.resolve(isKnown ? { ...IMPORTED, sheets: [], alreadyImported: "Cash 23-09" } : IMPORTED);
    },
    onChanged(handler) {
      onChanged = handler;
      return Promise.resolve(() => Promise.resolve());
    },
  };
}

/** A trial that never ends, until it is cancelled. */
export const endlessTrial =
  (signal: AbortSignal): TrialEngine =>
  (_input, _changed, onProgress) =>
    new Promise((_, reject) => {
      onProgress("matching", 0.42);
      signal.addEventListener("abort", () => reject(new Cancelled()));
    });

/** An engine that reports progress and never ends, until it is cancelled. */
export const endlessEngine =
  (signal: AbortSignal): Engine =>
  (_input, onProgress) =>
    new Promise((_, reject) => {
      onProgress("matching", 0.42);
      signal.addEventListener("abort", () => reject(new Cancelled()));
    });

const IMPORTED: ImportOutcome = {
  sheets: [{ name: "Cash 23-09", kind: "cash", countRows: 3 }],
  notices: [
    {
      severity: "error",
      code: "not-handled",
      line: 41,
      wording: {
        en: "MT103 is a payment, not a statement; it was left.",
        fr: "MT103 est un paiement, pas un relevé\u00a0; il a été laissé.",
      },
    },
  ],
  findings: [
    {
      control: "statement-balance",
      table: 0,
      statement: 0,
      line: 12,
      difference: null,
      wording: {
        en: "Account FR76, statement 190: it closes 12.50 EUR from where its lines lead.",
        fr: "Compte FR76, relevé 190\u00a0: sa clôture est à 12,50 EUR de ce que donnent ses lignes.",
      },
    },
  ],
  alreadyImported: null,
};

/** Reads any file at once as one without content, its name for its fingerprint; what is called .pdf is refused. */
export const fakeReading = (): FileReading => (name, bytes) =>
  Promise.resolve(
    name.endsWith(".pdf")
      ? refuse({ en: "this is PDF, not a statement.", fr: "c'est du PDF, pas un relevé." })
      : ok({
          name,
          byteLength: bytes.length,
          fingerprint: name,
          content: { formats: ["MT940"], tables: [], notices: [] },
        }),
  );

/** A reading that reports progress and never ends, until it is cancelled. */
export const endlessReading =
  (signal: AbortSignal): FileReading =>
  (_name, _bytes, onRead) =>
    new Promise((_, reject) => {
      onRead(0.42);
      signal.addEventListener("abort", () => reject(new Cancelled()));
    });
