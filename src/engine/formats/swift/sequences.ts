import type { FinField, FinMessage } from "./finMessage";
import { quoted, type FileNotices } from "../fileNotices";

/** A block of a category 5 message, between its :16R: and its :16S:. The root holds the whole message. */
export class Sequence {
  private readonly inner: Sequence[] = [];
  private end: number;

  /** `start` is the place of its :16R: in `fields`, -1 for the root. */
  constructor(
    readonly fields: readonly FinField[],
    readonly name: string,
    private readonly start: number,
    readonly notices: FileNotices,
  ) {
    this.end = fields.length;
  }

  get line(): number {
    return this.fields[Math.max(this.start, 0)]?.line ?? 1;
  }

  /** Blocks of that name right within this one, in order. */
  parts(name: string): Sequence[] {
    return this.inner.filter((part) => part.name === name);
  }

  part(name: string): Sequence | null {
    return this.inner.find((part) => part.name === name) ?? null;
  }

  /** Its own fields, those of the blocks within left out, for which `isWanted` holds. */
  where(isWanted: (field: FinField) => boolean): FinField[] {
    const found: FinField[] = [];
    this.visit((field) => {
      if (isWanted(field)) found.push(field);
      return false;
    });
    return found;
  }

  /** Its own first field of a number (whatever the letter of its option) and a qualifier. */
  find(number: string, qualifier: string): FinField | null {
    let next = 0;
    for (let at = this.start + 1; at < this.end; at += 1) {
      const part = this.inner[next];
      if (part?.start === at) {
        at = part.end;
        next += 1;
        continue;
      }
      const field = this.fields[at];
      if (field && isOf(field, number, qualifier)) return field;
    }
    return null;
  }

  findAll(number: string, qualifier: string): FinField[] {
    return this.where((field) => isOf(field, number, qualifier));
  }

  /** Its own first field of a tag that has no qualifier: 23G, 28E, 35B. */
  findTag(tag: string): FinField | null {
    return this.visit((field) => field.tag === tag);
  }

  /** Takes in a block that was read within this one. */
  add(part: Sequence): void {
    this.inner.push(part);
  }

  close(end: number): void {
    this.end = end;
  }

  private visit(isFound: (field: FinField) => boolean): FinField | null {
    let next = 0;
    for (let at = this.start + 1; at < this.end; at += 1) {
      const part = this.inner[next];
      if (part?.start === at) {
        at = part.end;
        next += 1;
        continue;
      }
      const field = this.fields[at];
      if (field && isFound(field)) return field;
    }
    return null;
  }
}

const isOf = ({ tag, value }: FinField, number: string, qualifier: string): boolean =>
  tag.length === 3 && tag.startsWith(number) && value.startsWith(qualifier, 1) && value[0] === ":";

/** Deeper than any message of SWIFT. */
const DEEPEST = 40;

/** Cuts a message into its blocks. Null, and told by its line, where they do not nest: what stands in which is not known then. */
function sequencesOf({ fields, type }: FinMessage, notices: FileNotices): Sequence | null {
  const root = new Sequence(fields, "", -1, notices);
  const open: Sequence[] = [root];
  for (const [at, { tag, value, line }] of fields.entries()) {
    if (tag !== "16R" && tag !== "16S") continue;
    const name = value.trim();
    const innermost = open[open.length - 1] ?? root;
    if (tag === "16R") {
      if (open.length > DEEPEST) return tellBroken(type, line, TOO_DEEP, notices);
      const part = new Sequence(fields, name, at, notices);
      innermost.add(part);
      open.push(part);
    } else if (innermost === root || innermost.name !== name) {
      return tellBroken(type, line, endsAnother(name, innermost), notices);
    } else {
      innermost.close(at);
      open.pop();
    }
  }
  const unclosed = open[open.length - 1] ?? root;
  return unclosed === root ? root : tellBroken(type, unclosed.line, neverEnds(unclosed.name), notices);
}

/** Cuts messages into their blocks one after the other, and tells how far the file is read. */
export class SequenceReader {
  private countRead = 0;

  constructor(
    readonly notices: FileNotices,
    private readonly onMessage: (countRead: number) => void,
  ) {}

  read(message: FinMessage): Sequence | null {
    this.countRead += 1;
    if (this.countRead % REPORT_EVERY === 0) this.onMessage(this.countRead);
    return sequencesOf(message, this.notices);
  }
}

/** How many messages pass between two reports of progress. */
const REPORT_EVERY = 200;

/** The general information block on its own, to put pages in order before they are read. */
export function headOf({ fields }: FinMessage, notices: FileNotices): Sequence {
  const head = new Sequence(fields, "GENL", -1, notices);
  const end = fields.findIndex(({ tag, value }) => tag === "16S" && value.trim() === "GENL");
  head.close(end < 0 ? Math.min(fields.length, MOST_FIELDS_OF_A_HEAD) : end);
  return head;
}

const MOST_FIELDS_OF_A_HEAD = 50;

interface Fault {
  readonly en: string;
  readonly fr: string;
}

const TOO_DEEP: Fault = { en: "its blocks nest too deep", fr: "ses blocs sont trop imbriqués" };

function endsAnother(name: string, innermost: Sequence): Fault {
  const end = quoted(name);
  return innermost.name === ""
    ? { en: `the block ${end} ends and was not begun`, fr: `le bloc ${end} se ferme sans avoir été ouvert` }
    : {
        en: `the block ${end} ends where ${quoted(innermost.name)} (line ${String(innermost.line)}) is open`,
        fr: `le bloc ${end} se ferme alors que ${quoted(innermost.name)} (ligne ${String(innermost.line)}) est ouvert`,
      };
}

const neverEnds = (name: string): Fault => ({
  en: `the block ${quoted(name)} does not end`,
  fr: `le bloc ${quoted(name)} n'est pas fermé`,
});

function tellBroken(type: string | null, line: number, fault: Fault, notices: FileNotices): null {
  notices.add("error", "broken-message", line, {
    en: `Line ${String(line)}: the MT${type ?? ""} did not come in: ${fault.en}. Ask the sender for the whole message.`,
    fr: `Ligne ${String(line)} : le MT${type ?? ""} n'a pas été repris : ${fault.fr}. Demandez le message complet à l'émetteur.`,
  });
  return null;
}
