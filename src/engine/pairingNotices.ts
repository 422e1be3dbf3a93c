import type { Language } from "../kernel/language";
import { KIND_WORDS } from "./intake/sheetKinds";
import type { Notice, SheetReading, SheetSurvey } from "./intake/sheetReading";
import { kindOfSurvey } from "./intake/surveyGrid";

/** Neither side holds what the other holds: to reconcile them would call every row missing. */
export function noCommonKind(books: readonly SheetSurvey[], statements: readonly SheetSurvey[]): Notice {
  const held = (surveys: readonly SheetSurvey[], language: Language): string =>
    surveys
      .map((survey) => `${quoted(survey.sheet, language)} (${KIND_WORDS[kindOfSurvey(survey)][language]})`)
      .join(", ");
  return {
    sheet: books[0]?.sheet ?? "",
    row: null,
    column: null,
    code: "no-common-kind",
    wording: {
      en: `Our sheets and the outside ones hold different things: ${held(books, "en")}; ${held(statements, "en")}. Only sheets of one kind are reconciled: add the counterpart of one of them, or correct their columns.`,
      fr: `Nos feuilles et les feuilles externes ne contiennent pas la même chose : ${held(books, "fr")} ; ${held(statements, "fr")}. Seules des feuilles de même nature sont rapprochées : ajoutez la contrepartie de l'une d'elles, ou corrigez leurs colonnes.`,
    },
  };
}

/** A sheet that takes no part because no sheet of its kind faces it, with that as its reason. */
export function withoutCounterpart(survey: SheetSurvey): SheetSurvey {
  const { en, fr } = KIND_WORDS[kindOfSurvey(survey)];
  return {
    ...survey,
    roleEvidence:
      survey.role === "book"
        ? {
            en: `Holds ${en}; no statement of this workbook does, so there is nothing to reconcile it with.`,
            fr: `Contient ${fr} ; aucun relevé de ce classeur n'en contient : il n'y a rien à rapprocher.`,
          }
        : {
            en: `Holds ${en}; none of our own sheets does, so there is nothing to reconcile it with.`,
            fr: `Contient ${fr} ; aucune de nos feuilles n'en contient : il n'y a rien à rapprocher.`,
          },
  };
}

/** A sheet that has a header and not one row below it. */
export function noRows({ survey: { sheet, headerRow, firstRow } }: SheetReading): Notice {
  return {
    sheet,
    row: headerRow,
    column: null,
    code: "empty-side",
    wording: {
      en: `${sheet}: below the header in row ${headerRow} there is no row to reconcile. Paste the data from row ${firstRow} on, or leave the sheet out.`,
      fr: `${sheet} : sous l'en-tête de la ligne ${headerRow}, aucune ligne à rapprocher. Collez les données à partir de la ligne ${firstRow}, ou laissez cette feuille de côté.`,
    },
  };
}

const quoted = (text: string, language: Language): string => (language === "fr" ? `« ${text} »` : `"${text}"`);
