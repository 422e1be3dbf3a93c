import load, { initSync } from "@ironcalc/wasm";

/** Makes the formula engine ready, once for all workbooks: from its bytes, or fetched. */
export async function loadFormulaEngine(source: Uint8Array | URL): Promise<void> {
  if (source instanceof URL) await load({ module_or_path: source });
  else initSync({ module: source });
}
