import type { Wording } from "../kernel/language";
import { ok, refuse, type Result } from "../kernel/result";
import { openEmbeddedExcel, UnreadableWorkbook, type EmbeddedExcel } from "../host";
import { nodeZip, readFormulaEngine } from "../host/client/node";

/** The workbook in a file's bytes, or a new one for null, or why it cannot be opened and what to do. `path` is the file as the
 *  person named it. */
export async function openBook(path: string, bytes: Uint8Array | null): Promise<Result<EmbeddedExcel, Wording>> {
  try {
    return ok(await openEmbeddedExcel(bytes, { formulaEngine: readFormulaEngine(), zip: nodeZip }));
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    const { en, fr } = REMEDIES[error.reason];
    const part = error.path === null ? "" : ` (${error.path})`;
    return refuse({ en: `${path}: ${en.replace("@", part)}`, fr: `${path} : ${fr.replace("@", part)}` });
  }
}

/** `@` is the part of the file at fault. */
const REMEDIES: Readonly<Record<UnreadableWorkbook["reason"], Wording>> = {
  "not-xlsx": {
    en: "this is not an Excel workbook (.xlsx). Save it as .xlsx from Excel; bring a CSV file in with --import.",
    fr: "ce n'est pas un classeur Excel (.xlsx). Enregistrez-le en .xlsx depuis Excel ; apportez un CSV avec --import.",
  },
  encrypted: {
    en: "the workbook is protected by a password. Open it in Excel, take the password away (File > Info > Protect Workbook) and save it.",
    fr: "le classeur est protégé par un mot de passe. Ouvrez-le dans Excel, retirez le mot de passe (Fichier > Informations > Protéger le classeur) et enregistrez-le.",
  },
  truncated: {
    en: "the file is incomplete@: its end is missing. Copy or download it again.",
    fr: "le fichier est incomplet@ : il manque la fin. Copiez-le ou téléchargez-le à nouveau.",
  },
  "too-large": {
    en: "the workbook is too large to open here@. Remove what is not needed and save it again.",
    fr: "le classeur est trop gros pour être ouvert ici@. Retirez l'inutile et enregistrez-le à nouveau.",
  },
  malformed: {
    en: "the workbook is damaged@. Open it in Excel, let Excel repair it, and save it again.",
    fr: "le classeur est endommagé@. Ouvrez-le dans Excel, laissez Excel le réparer et enregistrez-le à nouveau.",
  },
  "legacy-xls": {
    en: "this is the old .xls format. Open it in Excel and save it as .xlsx.",
    fr: "c'est l'ancien format .xls. Ouvrez-le dans Excel et enregistrez-le en .xlsx.",
  },
};
