import type { OnRead } from "../statementFile";
import { blockAt, envelopeOf, type Block, type Envelope } from "./finEnvelope";
import type { BrokenFin, FinField, FinMessage } from "./finMessage";
import { LineReader } from "../lineReader";
import { bareType } from "./bareTypes";
import { isStartOfMessage, mayFollowNarrative, TAG, TYPE_LINE } from "./finTags";

const COLON = 58;
const SPACE = 32;

/** How many characters pass between two reports of progress. */
const REPORT_EVERY = 1_000_000;

/** Frames and separators of files of messages: RJE's `$`, DOS-PCC's 0x01 and 0x03, padding, blanks, line ends. */
const SEPARATORS: ReadonlySet<string> = new Set(["$", "\u0001", "\u0003", "\u0000", "\uFEFF", " ", "\t"]);

const STARTS_ENVELOPE = /^[$\u0001\u0003\s]{0,8}\{1:/;

/** The line that ends a bare text: "-", as some banks write it "-XXX", or with the end of a DOS-PCC frame. */
const ENDS_BARE_TEXT = /^-(?:XXX)?[$\u0000\u0001\u0003\s]{0,80}$/;

export interface CutText {
  readonly messages: FinMessage[];
  readonly broken: BrokenFin[];
}

/** Cuts a text into its FIN messages: envelopes and bare text blocks, in whichever file frame they come. */
export function cutMessages(text: string, onRead: OnRead = () => undefined): CutText {
  const cutter = new Cutter(text, onRead);
  while (cutter.step());
  return cutter.finish();
}

class Cutter {
  private readonly messages: FinMessage[] = [];
  private readonly broken: BrokenFin[] = [];
  private readonly reader: LineReader;
  private readonly tags = new Map<string, string>();
  /** Blocks read whose text is still to come. */
  private envelope: Envelope | null = null;
  /** What a bank writes before the first field ("940", ":940:"). */
  private announcedType: string | null = null;
  private reported = 0;

  constructor(
    text: string,
    private readonly onRead: OnRead,
  ) {
    this.reader = new LineReader(text);
  }

  /** Reads the next thing outside a message; false at the end of the text. */
  step(): boolean {
    const { reader } = this;
    if (reader.isAtEnd) return false;
    this.report();
    const character = reader.text.charAt(reader.position);
    if (character === "\n" || character === "\r") reader.skipLine();
    else if (SEPARATORS.has(character)) reader.moveTo(reader.position + 1);
    else if (character === "{") this.readBlock();
    else if (TAG.test(reader.peekHere()) || this.isBrokenTag()) this.readText(null);
    else this.skipPreamble();
    return true;
  }

  finish(): CutText {
    this.dropEnvelope();
    this.onRead(1);
    return { messages: this.messages, broken: this.broken };
  }

  private report(): void {
    const { position, text } = this.reader;
    if (position - this.reported < REPORT_EVERY) return;
    this.reported = position;
    this.onRead(position / text.length);
  }

  /** A line that belongs to no message; another message may begin on it. */
  private skipPreamble(): void {
    const { reader } = this;
    const line = reader.restOfLine();
    this.announcedType = TYPE_LINE.exec(line.slice(0, 40))?.[1] ?? this.announcedType;
    const block = line.indexOf("{1:", 1);
    if (block > 0) reader.moveTo(reader.position + block);
    else reader.skipLine();
  }

  private readBlock(): void {
    const { reader } = this;
    const block = blockAt(reader.text, reader.position);
    if (!block) this.skipPreamble();
    else if (block.id === "4") this.readTextBlock(block);
    else this.readHeaderBlock(block);
  }

  private readHeaderBlock(block: Block): void {
    const { reader } = this;
    const line = reader.lineNumber;
    if (block.id === "1") this.dropEnvelope();
    const content = reader.text.slice(block.start, Math.min(block.end, block.start + 80));
    if (block.id === "1" || block.id === "2") this.envelope = envelopeOf(this.envelope, block.id, content, line);
    // A trailer that is cut short takes nothing from the message before it.
    if (!block.isClosed && ["1", "2", "3"].includes(block.id)) {
      this.addBroken(line, "bad-block", this.envelope?.type ?? null);
      if (this.envelope) this.envelope = { ...this.envelope, isReported: true };
    }
    reader.moveTo(block.end);
  }

  private readTextBlock(block: Block): void {
    const { reader, envelope } = this;
    if (block.isService) {
      reader.moveTo(block.end);
      if (envelope?.isFinancial === true) this.addMessage(envelope, [], envelope.line);
      this.envelope = null;
      return;
    }
    reader.moveTo(block.start);
    this.envelope = null;
    this.readText(
      envelope ?? {
        type: null,
        sender: null,
        receiver: null,
        isFinancial: true,
        isReported: false,
        line: reader.lineNumber,
      },
    );
  }

  /** Blocks that no text followed. Acknowledgements and other service messages have none. */
  private dropEnvelope(): void {
    const { envelope } = this;
    if (envelope?.isFinancial === true && !envelope.isReported)
      this.addBroken(envelope.line, "no-fields", envelope.type);
    this.envelope = null;
  }

  private addBroken(line: number, reason: BrokenFin["reason"], type: string | null): void {
    this.broken.push({ line, type, reason });
  }

  /** The fields of a text block, `envelope` null for a bare one; up to its end or to where another message begins. */
  private readText(envelope: Envelope | null): void {
    const { reader } = this;
    const line = envelope?.line ?? reader.lineNumber;
    const text = new TextFields(envelope?.type ?? null, this.tags);
    let isEnded = false;
    while (!reader.isAtEnd && !isEnded && !this.anotherBegins(envelope, text)) isEnded = this.readLine(envelope, text);
    const fields = text.finish();
    if (envelope?.isReported === true) return;
    if (envelope && !isEnded) this.addBroken(line, "no-end", envelope.type);
    else if (envelope && fields.length === 0) this.addBroken(line, "no-fields", envelope.type);
    else this.addMessage(envelope, fields, line);
  }

  private anotherBegins(envelope: Envelope | null, text: TextFields): boolean {
    const isField = this.reader.text.charCodeAt(this.reader.position) === COLON;
    // Within an envelope a line that begins a field, as most do, is not looked at any further.
    if (isField && envelope) return false;
    const start = this.reader.peekHere();
    if (STARTS_ENVELOPE.test(start)) return true;
    return envelope === null && text.firstTag !== null && isStartOfMessage(start, text.firstTag, text.isAlone);
  }

  /** Reads one line into `text`; true if it ends the text. */
  private readLine(envelope: Envelope | null, text: TextFields): boolean {
    const { reader } = this;
    this.report();
    const lineNumber = reader.lineNumber;
    const line = reader.restOfLine();
    const end = envelope ? line.indexOf("-}") : line.startsWith("-}") ? 0 : -1;
    if (end >= 0) {
      if (end > 0) text.addLine(line.slice(0, end), lineNumber);
      reader.moveTo(reader.position + end + 2);
      return true;
    }
    const isLast = !envelope && line.startsWith("-") && ENDS_BARE_TEXT.test(line.slice(0, 90)) && !this.textGoesOn();
    const isBrokenTag = this.isBrokenTag();
    reader.skipLine();
    if (isLast) return true;
    if (isBrokenTag) {
      text.addLine(`:${reader.restOfLine()}`, lineNumber);
      reader.skipLine();
    } else text.addLine(line, lineNumber);
    return false;
  }

  /** After a dash that stands alone in a narrative, the message's other fields follow. */
  private textGoesOn(): boolean {
    const next = this.reader.peekNextLine();
    return TAG.test(next) && !isStartOfMessage(next, "", false);
  }

  /** Some banks' line wrapping cuts a tag after its first colon. */
  private isBrokenTag(): boolean {
    const { text, position } = this.reader;
    if (text.charCodeAt(position) !== COLON || text.charCodeAt(position + 1) > SPACE) return false;
    return this.reader.peekHere().trimEnd() === ":" && TAG.test(`:${this.reader.peekNextLine()}`);
  }

  private addMessage(envelope: Envelope | null, fields: readonly FinField[], line: number): void {
    const told = envelope?.type ?? null;
    const type = told ?? bareType(fields, this.announcedType);
    const isTypedByFields = told === null && type !== this.announcedType;
    this.announcedType = null;
    this.messages.push({
      type,
      isTypedByFields,
      sender: envelope?.sender ?? null,
      receiver: envelope?.receiver ?? null,
      fields,
      line,
    });
  }
}

/** Fields as they grow line by line. */
class TextFields {
  readonly fields: FinField[] = [];
  private tag: string | null = null;
  private parts: string[] = [];
  private line = 0;

  constructor(
    private readonly type: string | null,
    private readonly tags: Map<string, string>,
  ) {}

  get firstTag(): string | null {
    return this.fields[0]?.tag ?? this.tag;
  }

  /** Whether the field that is being read is the only one. */
  get isAlone(): boolean {
    return this.fields.length === 0;
  }

  addLine(text: string, line: number): void {
    const tag = this.tagOf(text);
    if (tag === null) {
      // What stands before the first field is the bank's own.
      if (this.tag !== null) this.parts.push(text);
      return;
    }
    this.endField();
    this.tag = tag;
    this.parts = [text.slice(tag.length + 2)];
    this.line = line;
  }

  finish(): readonly FinField[] {
    this.endField();
    return this.fields;
  }

  private tagOf(text: string): string | null {
    if (text.charCodeAt(0) !== COLON) return null;
    const found = TAG.exec(text.slice(0, 6))?.[1];
    if (found === undefined) return null;
    if (this.tag === "86" && (this.type ?? "9").startsWith("9") && !mayFollowNarrative(found)) return null;
    const known = this.tags.get(found) ?? found;
    this.tags.set(known, known);
    return known;
  }

  private endField(): void {
    if (this.tag === null) return;
    while (this.parts.length > 1 && this.parts[this.parts.length - 1]?.trim() === "") this.parts.pop();
    this.fields.push({ tag: this.tag, value: this.parts.join("\n"), line: this.line });
    this.tag = null;
  }
}
