/** What another reader made of a sample, from the dump beside it (PyYAML's, of which only the values are looked at). */
export interface ExpectedParse {
  readonly data: ExpectedFields;
  readonly transactions: readonly ExpectedFields[];
}

export type ExpectedFields = ReadonlyMap<string, ExpectedValue>;

export interface ExpectedValue {
  /** A plain text; null where the dump says null. */
  readonly text: string | null;
  /** Of an amount. */
  readonly amount: string | null;
  readonly currency: string | null;
  /** "2017-09-14", of a date or a balance. */
  readonly day: string | null;
}

export function expectedParse(dump: string): ExpectedParse {
  const lines = dump.split("\n");
  const end = lines.findIndex((line) => line.startsWith("processors:"));
  const data = fieldsOf(inFlow(lines.slice(0, end)), 2);
  const starts = lines.flatMap((line, index) =>
    line.startsWith("- !!python/object:mt940.models.Transaction") ? [index] : [],
  );
  const transactions = starts.map((start, index) => fieldsOf(lines.slice(start + 2, starts[index + 1]), 4));
  return { data, transactions };
}

/** "data: {account_identification: 123, …}" as the lines it stands for. */
const inFlow = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => {
    const flow = /^data: \{(.+)\}$/.exec(line);
    return flow ? (flow[1] ?? "").split(", ").map((field) => `  ${field}`) : [line];
  });

function fieldsOf(lines: readonly string[], indent: number): ExpectedFields {
  const key = new RegExp(`^ {${String(indent)}}(\\w+):(?: (.*))?$`);
  const fields = new Map<string, ExpectedValue>();
  const starts = lines.flatMap((line, index) => (key.test(line) ? [index] : []));
  starts.forEach((start, index) => {
    const [, name = "", first = ""] = key.exec(lines[start] ?? "") ?? [];
    const rest = lines
      .slice(start + 1, starts[index + 1])
      .filter((line) => line === "" || line.startsWith(" ".repeat(indent)));
    fields.set(name, valueOf(first, rest));
  });
  return fields;
}

function valueOf(first: string, rest: readonly string[]): ExpectedValue {
  const all = [first, ...rest].join("\n");
  const isObject = first.startsWith("!!python");
  return {
    text: isObject || first === "null" ? null : scalar(first, rest),
    amount: /decimal\.Decimal(?: \[|\s+- )'(-?[\d.]+)'/.exec(all)?.[1] ?? null,
    currency: /currency: '?(?!null)(\w+)'?/.exec(all)?.[1] ?? null,
    day: dayOf(/!!binary \|\n\s+(\S+)/.exec(all)?.[1] ?? null),
  };
}

/** Year in two bytes, month, day of month. */
function dayOf(base64: string | null): string | null {
  if (base64 === null) return null;
  const [high = 0, low = 0, month = 0, day = 0] = Buffer.from(base64, "base64");
  return `${String(high * 256 + low)}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function scalar(first: string, rest: readonly string[]): string {
  const folded = [first, ...rest.map((line) => line.trim())]
    .join("\n")
    .replace(/\\\n\\?/g, "")
    .replace(/\n(\n?)/g, (_, blank: string) => (blank === "" ? " " : "\n"))
    .trim();
  if (folded.startsWith("'")) return folded.slice(1, -1).replaceAll("''", "'");
  if (!folded.startsWith('"')) return folded;
  return folded
    .slice(1, -1)
    .replace(/\\(?:x([0-9A-F]{2})|u([0-9A-F]{4}))/g, (_, short?: string, long?: string) =>
      String.fromCharCode(parseInt(short ?? long ?? "", 16)),
    )
    .replace(/\\t/g, "\t")
    .replace(/\\n/g, "\n");
}
