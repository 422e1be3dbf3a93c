/** What one Map of the language holds at most is 2^24 entries. */
const MOST_ENTRIES = 2 ** 24 - 1;

/** A map of any size: where one Map is full, the next takes what is new. `most` is what one takes. */
export class LargeMap<K, V> {
  private last = new Map<K, V>();
  private readonly maps = [this.last];

  constructor(private readonly most = MOST_ENTRIES) {}

  get(key: K): V | undefined {
    if (this.maps.length === 1) return this.last.get(key);
    for (const map of this.maps) {
      const value = map.get(key);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** Puts a key that is not there yet. */
  add(key: K, value: V): void {
    if (this.last.size >= this.most) {
      this.last = new Map<K, V>();
      this.maps.push(this.last);
    }
    this.last.set(key, value);
  }
}
