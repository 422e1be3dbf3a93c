import type { EmbeddedExcel } from "../host";

/** What the page hands to the task pane beside it: the workbook, and the language Office would be shown in. */
export interface WorkbenchBridge {
  readonly excel: EmbeddedExcel;
  readonly language: "en-GB" | "fr-FR";
}

declare global {
  interface Window {
    concordanceWorkbench?: WorkbenchBridge;
  }
}
