import { SaxesParser } from "saxes";

/** An element of an XML file, and where it starts. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  readonly line: number;
  /** By local name; `xsi:type` stands as "type". */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** Something wrong at a line of a manifest. */
export interface Problem {
  readonly line: number;
  readonly text: string;
}

/** The root element of `xml`, or why it is not well-formed. */
export function parseXml(xml: string): { readonly root: XmlElement | null; readonly problems: readonly Problem[] } {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const problems: Problem[] = [];
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  // The parser goes on after an error; what it says after the first is a consequence.
  parser.on("error", (error) => {
    if (problems.length === 0) problems.push({ line: parser.line, text: error.message.replace(/^\d+:\d+: /, "") });
  });
  parser.on("opentag", (tag) => {
    const attributes = Object.values(tag.attributes).map(({ local, value }): [string, string] => [local, value]);
    const element = {
      name: tag.local,
      namespace: tag.uri,
      line: parser.line,
      attributes: new Map(attributes),
      children: [],
      text: "",
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml.replace(/^\uFEFF/, "")).close();
  return { root: problems.length === 0 ? root : null, problems };
}
