import type { EmbeddedExcel } from "../embeddedExcel";

/** What the pages and the command line share: how Microsoft's unmodified client, once loaded, is led to the embedded workbook. */
export interface OfficeGlobals {
  Office: Record<string, unknown>;
  OfficeExtension: {
    SessionBase: (new () => object) & { _overrideSession: object | null };
    HostBridge: { init(bridge: NativeBridge): void };
    HostBridgeSession: { getInstanceIfHostBridgeInited(): unknown };
    GenericEventRegistration: { getGenericEventRegistration(controlId: string): unknown };
  };
}

interface NativeBridge {
  sendMessageToHost(message: string): void;
  onMessageFromHost?: (message: string) => void;
}

export type DisplayLanguage = "en-US" | "en-GB" | "fr-FR";

export interface ClientOptions {
  /** What Office says it is shown in. */
  readonly language: DisplayLanguage;
}

/** The API sets whose members the embedded workbook answers. A member it lacks is an error all the same. */
const EXCEL_API_VERSION = 1.17;

/** Leads every `Excel.run` of the loaded client to `host`, carries its events, and supplies the members of `Office` that the
 *  client lacks outside Excel. Returns how to let go of the host. */
export function connectClient(globals: OfficeGlobals, host: EmbeddedExcel, { language }: ClientOptions): () => void {
  const { OfficeExtension } = globals;
  const executor = {
    executeAsync: async (_customData: unknown, _flags: number, message: { Body: unknown }): Promise<unknown> =>
      JSON.parse(await host.answer(JSON.stringify(message.Body))) as unknown,
  };
  class EmbeddedSession extends OfficeExtension.SessionBase {
    _resolveRequestUrlAndHeaderInfo(): Promise<{ url: string; headers: object }> {
      return Promise.resolve({ url: "https://embedded.workbook/", headers: {} });
    }
    _createRequestExecutorOrNull(): typeof executor {
      return executor;
    }
    getEventRegistration(controlId: string): unknown {
      return OfficeExtension.GenericEventRegistration.getGenericEventRegistration(controlId ?? "");
    }
  }
  OfficeExtension.SessionBase._overrideSession = new EmbeddedSession();
  // All requests go through the session: the bridge only brings messages in.
  const bridge: NativeBridge = { sendMessageToHost: () => undefined };
  OfficeExtension.HostBridge.init(bridge);
  OfficeExtension.HostBridgeSession.getInstanceIfHostBridgeInited();
  const stopEvents = host.onEvent((message) => bridge.onMessageFromHost?.(message));
  globals.Office = completeOffice(globals.Office, language);
  return () => {
    stopEvents();
    OfficeExtension.SessionBase._overrideSession = null;
  };
}

/** The client's `Office` with what it lacks. Its own `context` cannot be redefined, so another object stands before it. */
function completeOffice(loaded: Record<string, unknown>, language: DisplayLanguage): Record<string, unknown> {
  const office = Object.create(loaded) as Record<string, unknown>;
  const info = { host: "Excel", platform: "OfficeOnline" };
  const requirements = { isSetSupported };
  const theme = {
    bodyBackgroundColor: "#FFFFFF",
    bodyForegroundColor: "#000000",
    controlBackgroundColor: "#FFFFFF",
    controlForegroundColor: "#000000",
    isDarkTheme: false,
  };
  const context = {
    displayLanguage: language,
    contentLanguage: language,
    host: "Excel",
    platform: "OfficeOnline",
    requirements,
    officeTheme: theme,
    diagnostics: { ...info, version: "embedded" },
  };
  Object.defineProperty(office, "context", { value: context, configurable: true, writable: true, enumerable: true });
  const onReady = (callback?: (ready: typeof info) => unknown): Promise<typeof info> => {
    callback?.(info);
    return Promise.resolve(info);
  };
  Object.defineProperty(office, "onReady", { value: onReady, configurable: true, writable: true, enumerable: true });
  const associated = new Map<string, unknown>();
  const actions = (office.actions as Record<string, unknown> | undefined) ?? {};
  const ours = { ...actions, associate: (id: string, action: unknown) => associated.set(id, action) };
  Object.defineProperty(office, "actions", { value: ours, configurable: true, writable: true, enumerable: true });
  return office;
}

function isSetSupported(name: string, version: string | number = "1.1"): boolean {
  if (name.toLowerCase() !== "excelapi") return false;
  const [major = 0, minor = 0] = String(version).split(".").map(Number);
  const [ourMajor = 0, ourMinor = 0] = String(EXCEL_API_VERSION).split(".").map(Number);
  return major < ourMajor || (major === ourMajor && minor <= ourMinor);
}
