import type { OwnSheetKey } from "../engine";

/** What is ours is told by hidden defined names, which follow inserted rows and columns, renamed and moved sheets.
 *  Sheet scope, for a user's sheet: one name for each of our columns, and one for what to restore when it goes. A copied
 *  sheet takes them along. Workbook scope: one name for each sheet of our own; a copy of such a sheet is the user's. */
const PREFIX = "_Concordance_";
const MARK = `${PREFIX}Mark_`;
const UNDO = `${PREFIX}Undo_`;
const SHEET = `${PREFIX}Sheet_`;

export type OwnKey = OwnSheetKey | "memory";
export const MEMORY_SHEET = "_Concordance";

export const markName = (key: string): string => MARK + nameable(key);
export const undoName = (key: string): string => UNDO + nameable(key);
export const ownSheetName = (key: OwnKey): string => SHEET + nameable(key);

export const markKeyOf = (name: string): string | null => keyAfter(MARK, name);
export const undoKeyOf = (name: string): string | null => keyAfter(UNDO, name);
export const sheetKeyOf = (name: string): OwnKey | null => {
  const key = keyAfter(SHEET, name);
  return key !== null && isOwnKey(key) ? key : null;
};

const OWN_KEYS: Readonly<Record<OwnKey, true>> = {
  summary: true,
  breaks: true,
  "three-way": true,
  matches: true,
  corrections: true,
  holdings: true,
  cash: true,
  results: true,
  balance: true,
  controls: true,
  "set-aside": true,
  close: true,
  decisions: true,
  repairs: true,
  aliases: true,
  memory: true,
};
const isOwnKey = (key: string): key is OwnKey => Object.hasOwn(OWN_KEYS, key);

/** A defined name holds no hyphen. */
const nameable = (key: string): string => key.replaceAll("-", ".");
const keyAfter = (prefix: string, name: string): string | null =>
  name.startsWith(prefix) ? name.slice(prefix.length).replaceAll(".", "-") : null;
