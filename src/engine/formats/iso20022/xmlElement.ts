/** An element of an XML file by its local name: namespaces and their prefixes are gone, attributes by local name too. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own character data, trimmed. */
  readonly text: string;
  readonly line: number;
}

/** The first child along `path` ("Amt", "Acct/Id/IBAN"), by local names. */
export function at(element: XmlElement | null, path: string): XmlElement | null {
  let found: XmlElement | null = element;
  for (let start = 0; found !== null && start <= path.length;) {
    const slash = path.indexOf("/", start);
    const end = slash === -1 ? path.length : slash;
    found = childNamed(found, start === 0 && slash === -1 ? path : path.slice(start, end));
    start = end + 1;
  }
  return found;
}

function childNamed({ children }: XmlElement, name: string): XmlElement | null {
  for (const child of children) if (child.name === name) return child;
  return null;
}

/** The text along `path`; null where there is none or it is empty. */
export function textAt(element: XmlElement | null, path: string): string | null {
  const text = at(element, path)?.text ?? "";
  return text === "" ? null : text;
}

/** All children named `name`. */
export const all = (element: XmlElement | null, name: string): XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The first descendant (itself left out) with one of these names, depth first: schema versions nest quantities and dates
 *  once or twice more. */
export function descendant(element: XmlElement | null, ...names: readonly string[]): XmlElement | null {
  for (const child of element?.children ?? []) {
    if (names.includes(child.name)) return child;
    const deeper = descendant(child, ...names);
    if (deeper) return deeper;
  }
  return null;
}
