/** The schema of add-in-only manifests, version 1.1 with VersionOverrides 1.0 for task pane add-ins, as Microsoft documents it
 *  (OfficeAppManifestV1_1.xsd, TaskPaneAppVersionOverridesV1_0.xsd, OfficeAppBasicTypesV1_0.xsd). Elements that other kinds of
 *  add-in use are left out: they are problems in a manifest for Excel. */

export interface ElementRule {
  /** In the order in which they must stand. */
  readonly children: readonly ChildRule[];
  readonly attributes: Readonly<Record<string, ValueRule>>;
  /** What the element's own text must be; null where it has none. */
  readonly text: ValueRule | null;
  /** The collection in Resources that its `resid` names an entry of. */
  readonly reference: ResourceKind | null;
  /** Rules by `xsi:type`, over these. */
  readonly variants: Readonly<Record<string, ElementRule>> | null;
}

export interface ChildRule {
  readonly name: string;
  readonly rule: ElementRule;
  readonly least: number;
  readonly most: number;
}

export interface ValueRule {
  readonly pattern: RegExp;
  readonly needs: string;
  readonly isOptional: boolean;
}

export type ResourceKind = "Images" | "Urls" | "ShortStrings" | "LongStrings";

const value = (pattern: RegExp, needs: string): ValueRule => ({ pattern, needs, isOptional: false });
const optional = (rule: ValueRule): ValueRule => ({ ...rule, isOptional: true });
const oneOf = (...words: string[]): ValueRule =>
  value(new RegExp(`^(${words.join("|")})$`), `one of ${words.join(", ")}`);

const SHORT = value(/^[^]{1,125}$/u, "1 to 125 characters");
const LONG = value(/^[^]{1,250}$/u, "1 to 250 characters");
const HTTPS = value(/^https:\/\/[^\s/]+(\/\S*)?$/, "an https address");
const ANY_URL = value(/^https?:\/\/[^\s/]+(\/\S*)?$/, "an address");
const DOMAIN = value(/^(https?:\/\/)?[^\s/]+\/?$/, "a domain");
const RESOURCE_ID = value(/^[^]{1,32}$/u, "1 to 32 characters");
const VERSION = value(/^\d{1,5}(\.\d{1,5}){0,3}$/, "a version of one to four numbers, like 1.2.3.0");
const SET_VERSION = value(/^\d{1,5}\.\d{1,5}$/, "a version like 1.9");
const CULTURE = value(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,2}$/, "a language like en-US");
const GUID = value(/^(urn:uuid:)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, "a GUID");
const ICON_SIZE = oneOf("16", "20", "24", "32", "40", "48", "64", "80");
const BOOLEAN = oneOf("true", "false");

function element(children: readonly ChildRule[], attributes: ElementRule["attributes"] = {}): ElementRule {
  return { children, attributes, text: null, reference: null, variants: null };
}
const text = (rule: ValueRule): ElementRule => ({ ...element([]), text: rule });
const refersTo = (reference: ResourceKind): ElementRule => ({ ...element([], { resid: RESOURCE_ID }), reference });
const byType = (variants: Record<string, ElementRule>, attributes: ElementRule["attributes"] = {}): ElementRule => ({
  ...element([], attributes),
  variants,
});

const one = (name: string, rule: ElementRule): ChildRule => ({ name, rule, least: 1, most: 1 });
const maybe = (name: string, rule: ElementRule): ChildRule => ({ name, rule, least: 0, most: 1 });
const some = (name: string, rule: ElementRule): ChildRule => ({ name, rule, least: 1, most: Infinity });
const any = (name: string, rule: ElementRule): ChildRule => ({ name, rule, least: 0, most: Infinity });

/** A setting with a default and one value a language. */
const setting = (rule: ValueRule, attributes: ElementRule["attributes"] = {}): ElementRule =>
  element([any("Override", element([], { Locale: CULTURE, Value: rule }))], { ...attributes, DefaultValue: rule });

const requirements = element([
  maybe(
    "Sets",
    element([some("Set", element([], { Name: SHORT, MinVersion: optional(SET_VERSION) }))], {
      DefaultMinVersion: optional(SET_VERSION),
    }),
  ),
  maybe("Methods", element([some("Method", element([], { Name: SHORT }))])),
]);

const icon = element([some("Image", { ...refersTo("Images"), attributes: { resid: RESOURCE_ID, size: ICON_SIZE } })]);

const action = byType({
  ShowTaskpane: element([
    maybe("TaskpaneId", text(SHORT)),
    one("SourceLocation", refersTo("Urls")),
    maybe("Title", refersTo("ShortStrings")),
  ]),
  ExecuteFunction: element([one("FunctionName", text(LONG))]),
});

const labelled = [
  maybe("OverriddenByRibbonApi", text(BOOLEAN)),
  one("Label", refersTo("ShortStrings")),
  one("Supertip", element([one("Title", refersTo("ShortStrings")), one("Description", refersTo("LongStrings"))])),
];

const item = element([...labelled, maybe("Icon", icon), one("Action", action), maybe("Enabled", text(BOOLEAN))], {
  id: SHORT,
});

const control = byType(
  {
    Button: element([...labelled, one("Icon", icon), one("Action", action), maybe("Enabled", text(BOOLEAN))]),
    Menu: element([...labelled, one("Icon", icon), one("Items", element([some("Item", item)]))]),
  },
  { id: SHORT },
);

const group = element(
  [
    maybe("OverriddenByRibbonApi", text(BOOLEAN)),
    one("Label", refersTo("ShortStrings")),
    one("Icon", icon),
    some("Control", control),
  ],
  { id: SHORT },
);

const script = element([one("SourceLocation", refersTo("Urls"))]);

const extensionPoint = byType({
  PrimaryCommandSurface: element([
    any("OfficeTab", element([some("Group", group)], { id: SHORT })),
    any("CustomTab", element([some("Group", group), one("Label", refersTo("ShortStrings"))], { id: SHORT })),
  ]),
  ContextMenu: element([some("OfficeMenu", element([some("Control", control)], { id: SHORT }))]),
  CustomFunctions: element([
    one("Script", script),
    one("Page", script),
    maybe("Metadata", script),
    maybe("Namespace", refersTo("ShortStrings")),
  ]),
});

const getStarted = element([
  one("Title", refersTo("ShortStrings")),
  one("Description", refersTo("LongStrings")),
  one("LearnMoreUrl", refersTo("Urls")),
]);

const formFactors = element([
  maybe("Runtimes", element([some("Runtime", runtimeRule())])),
  maybe("AllFormFactors", element([maybe("ExtensionPoint", extensionPoint)])),
  maybe(
    "DesktopFormFactor",
    element([
      maybe("GetStarted", getStarted),
      maybe("FunctionFile", refersTo("Urls")),
      some("ExtensionPoint", extensionPoint),
    ]),
  ),
]);

function runtimeRule(): ElementRule {
  return { ...refersTo("Urls"), attributes: { resid: RESOURCE_ID, lifetime: optional(oneOf("short", "long")) } };
}

const resources = element([
  maybe("Images", element([some("Image", setting(HTTPS, { id: RESOURCE_ID }))])),
  maybe("Urls", element([some("Url", setting(ANY_URL, { id: RESOURCE_ID }))])),
  maybe("ShortStrings", element([some("String", setting(SHORT, { id: RESOURCE_ID }))])),
  maybe("LongStrings", element([some("String", setting(LONG, { id: RESOURCE_ID }))])),
]);

const versionOverrides = byType({
  VersionOverridesV1_0: element([
    maybe("Description", refersTo("LongStrings")),
    maybe("Requirements", requirements),
    one(
      "Hosts",
      element([
        some(
          "Host",
          byType({ Workbook: formFactors, Document: formFactors, Presentation: formFactors, Notebook: formFactors }),
        ),
      ]),
    ),
    maybe("Resources", resources),
  ]),
});

const HOSTS = element([some("Host", element([], { Name: oneOf("Workbook", "Document", "Presentation", "Notebook") }))]);
const PERMISSIONS = text(oneOf("Restricted", "ReadDocument", "ReadAllDocument", "WriteDocument", "ReadWriteDocument"));
const identity = [
  one("Id", text(GUID)),
  maybe("AlternateId", text(SHORT)),
  one("Version", text(VERSION)),
  one("ProviderName", text(SHORT)),
  one("DefaultLocale", text(CULTURE)),
  one("DisplayName", setting(SHORT)),
  one("Description", setting(LONG)),
  maybe("IconUrl", setting(HTTPS)),
  maybe("HighResolutionIconUrl", setting(HTTPS)),
  maybe("SupportUrl", setting(ANY_URL)),
  maybe("AppDomains", element([some("AppDomain", text(DOMAIN))])),
  one("Hosts", HOSTS),
  maybe("Requirements", requirements),
];

/** The rule of the root element, `OfficeApp`. */
export const OFFICE_APP: ElementRule = byType({
  TaskPaneApp: element([
    ...identity,
    one("DefaultSettings", element([one("SourceLocation", setting(HTTPS))])),
    one("Permissions", PERMISSIONS),
    maybe("VersionOverrides", versionOverrides),
  ]),
  ContentApp: element([
    ...identity,
    one(
      "DefaultSettings",
      element([
        one("SourceLocation", setting(HTTPS)),
        maybe("RequestedWidth", text(value(/^\d{2,4}$/, "a number of pixels"))),
        maybe("RequestedHeight", text(value(/^\d{2,4}$/, "a number of pixels"))),
      ]),
    ),
    one("Permissions", PERMISSIONS),
    maybe("AllowSnapshot", text(BOOLEAN)),
  ]),
});

/** Every icon on the ribbon must come in these sizes, in pixels. */
export const REQUIRED_ICON_SIZES = ["16", "32", "80"];
