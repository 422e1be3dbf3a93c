import type { EmbeddedExcel } from "../embeddedExcel";
import { connectClient, type ClientOptions, type OfficeGlobals } from "./install";

/** For a page in which `excel-web-16.00.js` was loaded alone, by a script tag: leads it to `host`, which may live in the page
 *  around it. Returns how to let go. */
export function installOfficeClient(host: EmbeddedExcel, options: ClientOptions): () => void {
  const globals = globalThis as unknown as Partial<OfficeGlobals>;
  if (!globals.OfficeExtension || !globals.Office) {
    throw new Error("Load @microsoft/office-js/dist/excel-web-16.00.js before the client is installed");
  }
  return connectClient(globals as OfficeGlobals, host, options);
}
