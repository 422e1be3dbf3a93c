import { checkManifest, descendants } from "./checkManifest";
import { parseXml, type Problem, type XmlElement } from "./xmlTree";

export interface Expected {
  /** package.json's. */
  readonly version: string;
  /** The width and height of a PNG file under the site's root ("assets/icon-16.png"); null where there is none. */
  readonly pngSize: (path: string) => { readonly width: number; readonly height: number } | null;
  /** Whether the site has this page. */
  readonly hasPage: (path: string) => boolean;
}

/** What is wrong with Concordance's own manifest: the schema's problems, and our own promises that no schema knows: French for
 *  every text, icons that exist in their size, nothing fetched from elsewhere, the version of package.json. */
export function checkOurManifest(xml: string, expected: Expected): readonly Problem[] {
  const problems = checkManifest(xml);
  const { root } = parseXml(xml);
  if (problems.length > 0 || !root) return problems;
  return [
    ...versionProblems(root, expected.version),
    ...languageProblems(root),
    ...addressProblems(root, expected),
    ...iconProblems(root, expected),
    ...resourceProblems(root),
  ];
}

const attribute = (element: XmlElement, name: string): string => element.attributes.get(name) ?? "";

function versionProblems(root: XmlElement, version: string): Problem[] {
  return root.children
    .filter(({ name, text }) => name === "Version" && text.trim() !== `${version}.0`)
    .map(({ line, text }) => ({ line, text: `The version is ${text.trim()}; package.json says ${version}.` }));
}

function languageProblems(root: XmlElement): Problem[] {
  const texts = ["DisplayName", "Description", "String"].flatMap((name) =>
    descendants(root, name).filter(({ attributes }) => attributes.has("DefaultValue")),
  );
  return texts
    .filter(({ children }) => !children.some((child) => attribute(child, "Locale") === "fr-FR"))
    .map((element) => ({ line: element.line, text: `"${attribute(element, "DefaultValue")}" has no French.` }));
}

/** Elements that hold an address of the site, by their name. */
const ADDRESSES = ["IconUrl", "HighResolutionIconUrl", "SourceLocation", "Url", "Image"];

const addressesOf = (root: XmlElement): XmlElement[] =>
  ADDRESSES.flatMap((name) => descendants(root, name)).filter(({ attributes }) => attributes.has("DefaultValue"));

function addressProblems(root: XmlElement, { hasPage }: Expected): Problem[] {
  const addresses = addressesOf(root);
  const origins = new Set(addresses.map((element) => new URL(attribute(element, "DefaultValue")).origin));
  const isOpen = (element: XmlElement): boolean => !attribute(element, "DefaultValue").startsWith("https:");
  const pages = addresses.filter((element) => attribute(element, "DefaultValue").endsWith(".html"));
  return [
    ...addresses.filter(isOpen).map(({ line }) => ({ line, text: "An address without https." })),
    ...(origins.size > 1
      ? [{ line: root.line, text: `Addresses lead to several servers: ${[...origins].join(", ")}.` }]
      : []),
    ...pages
      .filter((element) => !hasPage(pathOf(element)))
      .map((element) => ({ line: element.line, text: `The site has no page ${pathOf(element)}.` })),
  ];
}

const pathOf = (element: XmlElement): string => new URL(attribute(element, "DefaultValue")).pathname.slice(1);

function iconProblems(root: XmlElement, { pngSize }: Expected): Problem[] {
  const resources = new Map(addressesOf(root).map((element) => [attribute(element, "id"), element]));
  const onRibbon = descendants(root, "Image").flatMap((image) => {
    if (!image.attributes.has("size")) return [];
    const resource = resources.get(attribute(image, "resid"));
    return resource ? [{ resource, size: Number(attribute(image, "size")) }] : [];
  });
  const inStore = [
    ...descendants(root, "IconUrl").map((resource) => ({ resource, size: 32 })),
    ...descendants(root, "HighResolutionIconUrl").map((resource) => ({ resource, size: 64 })),
  ];
  const asked = new Map([...onRibbon, ...inStore].map((icon) => [`${pathOf(icon.resource)} ${icon.size}`, icon]));
  return [...asked.values()].flatMap(({ resource, size }) => {
    const found = pngSize(pathOf(resource));
    if (found?.width === size && found.height === size) return [];
    const is = found ? `is ${found.width} × ${found.height} pixels` : "is no PNG file of the site";
    return [{ line: resource.line, text: `${pathOf(resource)} ${is}; ${size} × ${size} is needed.` }];
  });
}

/** Resources that are named and not defined, or defined and not named. */
function resourceProblems(root: XmlElement): Problem[] {
  const defined = ["Image", "Url", "String"]
    .flatMap((name) => descendants(root, name))
    .filter(({ attributes }) => attributes.has("id"));
  const references = referencesUnder(root);
  const ids = new Set(defined.map((element) => attribute(element, "id")));
  const resids = new Set(references.map((element) => attribute(element, "resid")));
  return [
    ...references
      .filter((element) => !ids.has(attribute(element, "resid")))
      .map((element) => ({
        line: element.line,
        text: `The resource "${attribute(element, "resid")}" is not defined.`,
      })),
    ...defined
      .filter((element) => !resids.has(attribute(element, "id")))
      .map((element) => ({ line: element.line, text: `The resource "${attribute(element, "id")}" is used nowhere.` })),
  ];
}

const referencesUnder = (element: XmlElement): XmlElement[] => [
  ...(element.attributes.has("resid") ? [element] : []),
  ...element.children.flatMap(referencesUnder),
];
