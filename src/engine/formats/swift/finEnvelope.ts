/** What the blocks before the text say. */
export interface Envelope {
  readonly type: string | null;
  readonly sender: string | null;
  readonly receiver: string | null;
  /** False for acknowledgements and other service messages of the network. */
  readonly isFinancial: boolean;
  /** Something is wrong with its blocks, and is told. */
  readonly isReported: boolean;
  readonly line: number;
}

export interface Block {
  readonly id: string;
  /** After the colon. */
  readonly start: number;
  /** After its closing brace; where it is not closed, what stopped it. For a text block that is no service's: its start. */
  readonly end: number;
  readonly isClosed: boolean;
  /** A text block whose fields are blocks too. */
  readonly isService: boolean;
}

/** The block that begins at `position`; null if none does. */
export function blockAt(text: string, position: number): Block | null {
  const id = /^\{([0-9A-Z]{1,3}):/.exec(text.slice(position, position + 5))?.[1];
  if (id === undefined) return null;
  const start = position + id.length + 2;
  const isService = id === "4" && /^\s{0,8}\{/.test(text.slice(start, start + 9));
  if (id === "4" && !isService) return { id, start, end: start, isClosed: false, isService };
  return { id, start, ...closingOf(text, start), isService };
}

/** After the brace that closes the block; or where another block or a field shows that none does. */
function closingOf(text: string, start: number): { end: number; isClosed: boolean } {
  let depth = 1;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === "}") depth -= 1;
    if (depth === 0) return { end: at + 1, isClosed: true };
    if (character === "{") {
      if (/^\{[1-5]:/.test(text.slice(at, at + 3))) return { end: at, isClosed: false };
      depth += 1;
    }
    if ((character === "\n" || character === "\r") && text[at + 1] === ":") return { end: at + 1, isClosed: false };
  }
  return { end: text.length, isClosed: false };
}

/** Adds what block 1 or 2 says to what is known. The sender of an input message is in block 1, of an output one in block 2. */
export function envelopeOf(known: Envelope | null, id: "1" | "2", content: string, line: number): Envelope {
  if (id === "1") {
    const own = bicOf(content.slice(3));
    return { type: null, sender: own, receiver: null, isFinancial: /^[A-Z]01/.test(content), isReported: false, line };
  }
  const [, direction, type = null] = /^([IO])(\d{3})/.exec(content) ?? [];
  const base = known ?? { sender: null, receiver: null, isFinancial: true, isReported: false, line };
  if (direction !== "O") return { ...base, type, receiver: bicOf(content.slice(4)) };
  return { ...base, type, sender: bicOf(content.slice(14)), receiver: base.sender };
}

/** The BIC of a logical terminal, whose ninth letter is the terminal's own. */
function bicOf(text: string): string | null {
  const [, institution, branch] = /^([A-Z]{6}[A-Z0-9]{2})[A-Z0-9]([A-Z0-9]{3})/.exec(text) ?? [];
  return institution === undefined || branch === undefined ? null : institution + branch;
}
