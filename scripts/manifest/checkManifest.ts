import { OFFICE_APP, REQUIRED_ICON_SIZES, type ChildRule, type ElementRule, type ResourceKind } from "./schema";
import { parseXml, type Problem, type XmlElement } from "./xmlTree";

/** What is wrong with an add-in-only manifest for Excel, by Microsoft's documented schema; empty when it is valid. */
export function checkManifest(xml: string): readonly Problem[] {
  const { root, problems } = parseXml(xml);
  if (!root) return problems;
  if (root.name !== "OfficeApp") return [{ line: root.line, text: `The root element is ${root.name}, not OfficeApp.` }];
  const check = new Check(resourcesOf(root));
  check.element(root, OFFICE_APP);
  return check.problems;
}

type Resources = ReadonlyMap<string, { readonly kind: string; readonly element: XmlElement }>;

function resourcesOf(root: XmlElement): Resources {
  const collections = descendants(root, "Resources").flatMap(({ children }) => children);
  return new Map(
    collections.flatMap((collection) =>
      collection.children.map((element) => [element.attributes.get("id") ?? "", { kind: collection.name, element }]),
    ),
  );
}

/** All elements of a name under `element`, in the order of the file. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)]);
}

class Check {
  readonly problems: Problem[] = [];
  private readonly ids = new Set<string>();

  constructor(private readonly resources: Resources) {}

  element(element: XmlElement, base: ElementRule): void {
    const rule = this.variant(element, base);
    if (!rule) return;
    this.attributes(element, rule);
    if (rule.text && !rule.text.pattern.test(element.text.trim())) {
      this.say(element, `${element.name} must be ${rule.text.needs}, not "${element.text.trim()}".`);
    }
    if (rule.reference) this.reference(element, rule.reference);
    if (element.name === "Icon") this.iconSizes(element);
    this.children(element, rule.children);
  }

  private variant(element: XmlElement, rule: ElementRule): ElementRule | null {
    if (!rule.variants) return rule;
    const type = element.attributes.get("type") ?? "";
    const variant = rule.variants[type];
    if (variant) return { ...variant, attributes: { ...rule.attributes, ...variant.attributes } };
    const known = Object.keys(rule.variants).join(", ");
    this.say(element, `${element.name} has xsi:type "${type}"; it may be ${known}.`);
    return null;
  }

  private attributes(element: XmlElement, rule: ElementRule): void {
    for (const [name, { pattern, needs, isOptional }] of Object.entries(rule.attributes)) {
      const found = element.attributes.get(name);
      if (found === undefined) {
        if (!isOptional) this.say(element, `${element.name} lacks its attribute ${name}.`);
      } else if (!pattern.test(found)) {
        this.say(element, `${name} of ${element.name} must be ${needs}, not "${found}" (${found.length} characters).`);
      }
    }
    const id = element.attributes.get("id");
    if (id === undefined || element.name === "OfficeTab" || element.name === "OfficeMenu") return;
    if (this.ids.has(id)) this.say(element, `The id "${id}" is used twice.`);
    this.ids.add(id);
  }

  private reference(element: XmlElement, kind: ResourceKind): void {
    const resid = element.attributes.get("resid") ?? "";
    const resource = this.resources.get(resid);
    // One that is defined nowhere is left to `checkOurManifest`: Microsoft's own valid manifests have such.
    if (resource && resource.kind !== kind) {
      this.say(element, `${element.name} needs a resource of ${kind}; "${resid}" is defined in ${resource.kind}.`);
    }
  }

  private iconSizes(element: XmlElement): void {
    const sizes = element.children.map((image) => image.attributes.get("size"));
    const missing = REQUIRED_ICON_SIZES.filter((size) => !sizes.includes(size));
    if (missing.length > 0) this.say(element, `Icon lacks the size ${missing.join(", ")}; 16, 32 and 80 are required.`);
  }

  private children(element: XmlElement, rules: readonly ChildRule[]): void {
    let reached = 0;
    for (const child of element.children) {
      const place = rules.findIndex(({ name }) => name === child.name);
      const rule = rules[place];
      if (!rule) {
        this.say(child, `${element.name} may not contain ${child.name}.`);
        continue;
      }
      if (place < reached)
        this.say(child, `${child.name} stands too late in ${element.name}: before ${rules[reached]?.name}.`);
      reached = Math.max(reached, place);
      this.element(child, rule.rule);
    }
    for (const { name, least, most } of rules) {
      const count = element.children.filter((child) => child.name === name).length;
      if (count < least) this.say(element, `${element.name} lacks ${name}.`);
      if (count > most) this.say(element, `${element.name} has ${count} ${name}; it may have ${most}.`);
    }
  }

  private say({ line }: XmlElement, text: string): void {
    this.problems.push({ line, text });
  }
}
