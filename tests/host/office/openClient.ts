import { afterEach } from "vitest";
import { openEmbeddedExcel, type EmbeddedExcel, type EmbeddedOptions } from "../../../src/host";
import { installOfficeClient, readFormulaEngine } from "../../../src/host/client/node";

const open: (() => void)[] = [];
afterEach(() => {
  for (const uninstall of open.splice(0)) uninstall();
});

/** A new workbook with Microsoft's client on `globalThis`, until the test ends. */
export async function openClient(options: EmbeddedOptions = {}): Promise<EmbeddedExcel> {
  const host = await openEmbeddedExcel(null, { formulaEngine: readFormulaEngine(), ...options });
  open.push(installOfficeClient(host, { language: "en-US" }));
  return host;
}

/** The code of the error that a batch ends with, or "none". */
export async function errorCode(batch: (context: Excel.RequestContext) => Promise<unknown>): Promise<string> {
  try {
    await Excel.run(batch);
    return "none";
  } catch (failure) {
    return (failure as { code?: string }).code ?? String(failure);
  }
}
