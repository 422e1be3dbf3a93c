import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Wording } from "../kernel/language";
import { ok, refuse, type Result } from "../kernel/result";

/** The bytes of a file, or why it cannot be read. */
export function readBytes(path: string): Result<Uint8Array, Wording> {
  try {
    return ok(readFileSync(path));
  } catch (error) {
    return refuse(fileFault(path, error));
  }
}

/** The same file, whatever the two paths look like; a file that does not exist yet is known by its folder and name. */
export const isSameFile = (one: string, other: string): boolean => resolved(one) === resolved(other);

function resolved(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  return existsSync(dirname(path)) ? join(realpathSync(dirname(path)), basename(path)) : path;
}

export interface OutputFile {
  readonly path: string;
  /** In pieces, where it may be longer than a text can be. */
  readonly content: Uint8Array | string | Iterable<string>;
}

/** Writes all files whole, or none: each first beside its place under another name, then all renamed. */
export function writeAll(files: readonly OutputFile[]): Result<void, Wording> {
  const staged: Staged[] = [];
  for (const { path, content } of files) {
    const target = resolved(path);
    const draft = `${target}.${process.pid}.part`;
    staged.push({ path, target, draft, earlier: null, isPlaced: false });
    try {
      if (existsSync(target) && !statSync(target).isFile()) return undo(staged, path, { code: "EISDIR" });
      write(draft, content);
    } catch (error) {
      return undo(staged, path, error);
    }
  }
  for (const file of staged) {
    try {
      if (staged.length > 1 && existsSync(file.target)) {
        copyFileSync(file.target, `${file.draft}.earlier`);
        file.earlier = `${file.draft}.earlier`;
      }
      renameSync(file.draft, file.target);
      file.isPlaced = true;
    } catch (error) {
      return undo(staged, file.path, error);
    }
  }
  for (const { earlier } of staged) if (earlier !== null) rmSync(earlier, { force: true });
  return ok(undefined);
}

function write(draft: string, content: OutputFile["content"]): void {
  if (typeof content === "string" || content instanceof Uint8Array)
    return writeFileSync(draft, content, { flag: "wx" });
  const file = openSync(draft, "wx");
  try {
    for (const piece of content) writeSync(file, piece);
  } finally {
    closeSync(file);
  }
}

interface Staged {
  readonly path: string;
  readonly target: string;
  readonly draft: string;
  /** A copy of what stood at the target. */
  earlier: string | null;
  isPlaced: boolean;
}

function undo(staged: readonly Staged[], path: string, error: unknown): Result<never, Wording> {
  for (const { target, draft, earlier, isPlaced } of staged) {
    if (isPlaced && earlier === null) rmSync(target, { force: true });
    if (isPlaced && earlier !== null) renameSync(earlier, target);
    else if (earlier !== null) rmSync(earlier, { force: true });
    rmSync(draft, { force: true });
  }
  return refuse(fileFault(path, error));
}

/** Why the system would not give or take a file, in the words of a person. */
function fileFault(path: string, error: unknown): Wording {
  const why = faultReason(error);
  return { en: `${path}: ${why.en}`, fr: `${path} : ${why.fr}` };
}

/** As `fileFault`, without the file. */
export function faultReason(error: unknown): Wording {
  const code = (error as { readonly code?: string }).code ?? String(error);
  return REASONS[code] ?? { en: `the system says ${code}.`, fr: `le système répond ${code}.` };
}

const REASONS: Readonly<Record<string, Wording>> = {
  ENOENT: {
    en: "there is no such file or folder. Check the path; it is taken from the folder you are in.",
    fr: "fichier ou dossier introuvable. Vérifiez le chemin ; il part du dossier où vous êtes.",
  },
  EISDIR: { en: "this is not a file. Name a file.", fr: "ce n'est pas un fichier. Nommez un fichier." },
  ENOTDIR: {
    en: "part of the path is a file, not a folder. Check the path.",
    fr: "une partie du chemin est un fichier, pas un dossier. Vérifiez le chemin.",
  },
  EACCES: {
    en: "you may not use it. Ask for the right, or choose another folder.",
    fr: "vous n'y avez pas accès. Demandez le droit, ou choisissez un autre dossier.",
  },
  EBUSY: {
    en: "another program holds it. Close it there and run again.",
    fr: "un autre programme l'utilise. Fermez-le et relancez.",
  },
  ENOSPC: { en: "the disk is full.", fr: "le disque est plein." },
  EROFS: { en: "the disk is read-only.", fr: "le disque est en lecture seule." },
};
