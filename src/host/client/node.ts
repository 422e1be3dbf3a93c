import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createContext, Script } from "node:vm";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { EmbeddedExcel } from "../embeddedExcel";
import type { Codec } from "../package/zip";
import { connectClient, type ClientOptions, type OfficeGlobals } from "./install";

const require = createRequire(import.meta.url);

/** Microsoft's client, compiled once; each host gets it fresh. */
let client: Script | null = null;

/** Loads Microsoft's Excel client into a small window, leads it to `host`, and puts `Excel`, `Office` and `OfficeExtension` on
 *  `globalThis`. Returns how to take them away again. */
export function installOfficeClient(host: EmbeddedExcel, options: ClientOptions): () => void {
  const window = createWindow();
  const path = require.resolve("@microsoft/office-js/dist/excel-web-16.00.js");
  client ??= new Script(readFileSync(path, "utf8"), { filename: path });
  client.runInContext(createContext(window));
  const loaded = window as unknown as OfficeGlobals & { Excel: unknown };
  const disconnect = connectClient(loaded, host, options);
  const globals = { Excel: loaded.Excel, Office: loaded.Office, OfficeExtension: loaded.OfficeExtension };
  Object.assign(globalThis, globals);
  return () => {
    disconnect();
    for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name);
  };
}

/** The bytes of the formula engine, for `openEmbeddedExcel`. */
export function readFormulaEngine(): Uint8Array {
  return readFileSync(require.resolve("@ironcalc/wasm/wasm_bg.wasm"));
}

/** Node's own zlib, several times faster than the portable one. */
export const nodeZip: Codec = {
  inflate: (packed, size) => inflateRawSync(packed, { maxOutputLength: Math.max(1, size) }),
  deflate: (bytes) => deflateRawSync(bytes, { level: bytes.length > 4_000_000 ? 2 : 6 }),
};

/** The few members of a browser's window that the client looks at while it loads. `Error` and `Promise` are this program's
 *  own, so that what the client throws is an `Error` here too. */
function createWindow(): Record<string, unknown> {
  const location = {
    search: "",
    hash: "",
    href: "http://localhost/",
    protocol: "http:",
    hostname: "localhost",
    host: "localhost",
  };
  const storage = { getItem: () => null, setItem: () => undefined };
  const element = { setAttribute: () => undefined, appendChild: () => undefined, style: {}, href: location.href };
  const document = {
    URL: location.href,
    location,
    head: element,
    createElement: () => element,
    getElementById: () => null,
    getElementsByTagName: () => [],
    addEventListener: () => undefined,
  };
  const window: Record<string, unknown> = {
    console,
    document,
    location,
    localStorage: storage,
    sessionStorage: storage,
    navigator: { userAgent: "Node", platform: "", language: "en" },
    performance,
    setTimeout,
    clearTimeout,
    Error,
    Promise,
    XMLHttpRequest: function XMLHttpRequest() {},
    addEventListener: () => undefined,
  };
  window.window = window;
  window.self = window;
  return window;
}
