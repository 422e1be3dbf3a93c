import type { TextPool } from "../records/recordTable";
import { datesOfCode } from "./damagedDates";
import { cutKey, numberOfCode, shortened, shortKey, type ShortNumber } from "./damagedNumbers";

/** The codes of the other side, by what damage would make of them. Each index is made when it is first asked for. */
export class OtherSide {
  private readonly indexes = new Map<string, Map<string, string[]>>();

  /** `uses`: how often each text of the pool stands on the other side. */
  constructor(
    private readonly pool: TextPool,
    private readonly uses: Uint32Array,
  ) {}

  has(text: string): boolean {
    return (this.uses[this.pool.find(text) ?? -1] ?? 0) > 0;
  }

  /** Codes that begin with zeros and are this number without them. */
  withZeros(digits: string): readonly string[] {
    return this.look("zeros", digits, (code) => (/^0+\d*[1-9]\d*$/.test(code) ? [code.replace(/^0+/, "")] : []));
  }

  /** Codes of digits that Excel shows so. */
  shownAs(short: ShortNumber): readonly string[] {
    const digits = short.mantissa.length;
    return this.look(`short ${String(digits)}`, shortKey(short), (code) => {
      const shown = shortened(code, digits);
      return shown ? [shortKey(shown)] : [];
    });
  }

  /** Codes such as "12E10" that Excel takes for this number, written in full. */
  takenFor(number: string): readonly string[] {
    return this.look("numbers", number, (code) => {
      const taken = numberOfCode(code);
      return taken === null ? [] : [taken];
    });
  }

  /** Codes of more digits than Excel keeps that begin and end like this cut one. */
  before(cut: string): readonly string[] {
    return this.look("cut", cutKey(cut), (code) => (/^[1-9]\d{15,}$/.test(code) ? [cutKey(code)] : []));
  }

  /** Codes of which Excel makes one of these dates (`damagedDates.ts`). */
  takenForDates(dates: readonly string[]): readonly string[] {
    return [...new Set(dates.flatMap((date) => this.look("dates", date, datesOfCode)))];
  }

  /** Codes that differ in letters O and I for digits 0 and 1 alone. */
  lookingLike(code: string): readonly string[] {
    return this.look("looks", lookOf(code), (other) => [lookOf(other)]).filter((other) => other !== code);
  }

  private look(name: string, key: string, keysOf: (code: string) => readonly string[]): readonly string[] {
    let index = this.indexes.get(name);
    if (!index) {
      index = new Map();
      for (let number = 0; number < this.uses.length; number += 1) {
        if ((this.uses[number] ?? 0) === 0) continue;
        const code = this.pool.text(number);
        for (const own of keysOf(code)) {
          const known = index.get(own);
          if (known) known.push(code);
          else index.set(own, [code]);
        }
      }
      this.indexes.set(name, index);
    }
    return index.get(key) ?? [];
  }
}

const lookOf = (code: string): string => code.toUpperCase().replaceAll("O", "0").replaceAll("I", "1");
