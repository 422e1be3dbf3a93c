import { formatDecimal, type Wording } from "../../../kernel/language";
import type { Field } from "../../records/field";
import { columnNotice } from "../readingProblems";
import type { Notice, SheetSurvey } from "../sheetReading";
import type { CommonShift } from "./commonTrades";

const said = ({ example, holding, tried }: CommonShift): Wording => ({
  en: `${formatDecimal(example.statement, "en")} here is ${formatDecimal(example.book, "en")} in the book, and so on ${holding} of ${tried} trades that both record.`,
  fr: `${formatDecimal(example.statement, "fr")} correspond ici à ${formatDecimal(example.book, "fr")} dans le livre, et de même sur ${holding} opérations communes sur ${tried}.`,
});

const notice = (survey: SheetSurvey, field: Field, code: string, wording: Wording): Notice =>
  columnNotice(survey.sheet, survey.columns[field]?.column ?? survey.firstColumn, code, wording);

export function quotationAligned(survey: SheetSurvey, shift: CommonShift): Notice {
  const { en, fr } = said(shift);
  return notice(survey, "price", "price-unit-aligned", {
    en: `prices are quoted in another unit than the book's, as the amounts prove, and are compared in the book's. ${en}`,
    fr: `les cours sont exprimés dans une autre unité que ceux du livre, comme les montants le prouvent\u00a0; ils sont comparés dans celle du livre. ${fr}`,
  });
}

export function quotationAsked(survey: SheetSurvey, shift: CommonShift): Notice {
  const { en, fr } = said(shift);
  return notice(survey, "price", "price-unit-differs", {
    en: `are prices quoted in another unit than the book's? ${en} No amounts prove the unit of either, so that each price breaks. Add a column of gross or net amounts.`,
    fr: `les cours sont-ils exprimés dans une autre unité que ceux du livre\u00a0? ${fr} Aucun montant ne prouve l'unité de l'un ou de l'autre\u00a0: chaque cours est en écart. Ajoutez une colonne de montants bruts ou nets.`,
  });
}

export function quantitiesAligned(survey: SheetSurvey, shift: CommonShift): Notice {
  const { en, fr } = said(shift);
  return notice(survey, "quantity", "quantity-unit-aligned", {
    en: `quantities are counted in another unit than the book's (pieces against nominal), as equal amounts prove, and are compared in the book's. ${en}`,
    fr: `les quantités sont comptées dans une autre unité que celles du livre (titres ou nominal), comme des montants égaux le prouvent\u00a0; elles sont comparées dans celle du livre. ${fr}`,
  });
}
