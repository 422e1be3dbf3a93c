import { openEmbeddedExcel, UnreadableWorkbook, type EmbeddedExcel } from "../host";
import type { Language, Wording } from "../kernel/language";
import { TEXTS } from "./texts";

/** What the page shows where the workbook stands. */
export type WorkbenchState =
  | { readonly status: "loading" }
  | { readonly status: "open"; readonly name: string; readonly excel: EmbeddedExcel }
  | { readonly status: "failed"; readonly name: string; readonly text: Wording; readonly path: string | null };

/** Opens a file's bytes; a file that cannot be opened is a state that says why and what to do. */
export async function openWorkbook(name: string, bytes: Uint8Array, language: Language): Promise<WorkbenchState> {
  try {
    const excel = await openEmbeddedExcel(bytes, {
      formulaEngine: new URL("wasm_bg.wasm", document.baseURI),
      locale: language === "fr" ? "fr-FR" : "en-GB",
    });
    return { status: "open", name, excel };
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    return { status: "failed", name, text: TEXTS.unreadable[error.reason], path: error.path };
  }
}

/** The sample that lies beside the page. */
export async function openSample(language: Language): Promise<WorkbenchState> {
  const name = "sample.xlsx";
  const response = await fetch(name).catch(() => null);
  if (!response?.ok) return { status: "failed", name, text: TEXTS.noSample, path: null };
  return openWorkbook(name, new Uint8Array(await response.arrayBuffer()), language);
}

/** "trades.xlsx" saved becomes "trades.reconciled.xlsx", once only; macros stay in a workbook that may hold them. */
export function savedName(name: string): string {
  const parts = /^(.*?)(?:\.reconciled)?(\.xls[xm])?$/i.exec(name);
  return `${parts?.[1] ?? name}.reconciled${parts?.[2] ?? ".xlsx"}`;
}
