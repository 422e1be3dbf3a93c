import { makeStyles } from "@fluentui/react-components";
import { useVirtualizer } from "@tanstack/react-virtual";
import { createContext, useContext, useEffect, useLayoutEffect, useRef, useState } from "react";

/** The element that scrolls: the pane's body. Lists of any length stand in it among other things. */
export const ScrollContext = createContext<React.RefObject<HTMLElement | null>>({ current: null });

export interface VirtualListProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly estimate: (item: Item) => number;
  readonly draw: (item: Item) => React.JSX.Element;
  readonly label: string;
  /** The item to keep in view when it changes. */
  readonly current?: number;
}

const useStyles = makeStyles({
  list: { position: "relative", width: "100%" },
  item: { position: "absolute", top: 0, left: 0, width: "100%" },
});

/** A list of which only what is in view is drawn. */
export function VirtualList<Item>({ items, keyOf, estimate, draw, label, current = -1 }: VirtualListProps<Item>) {
  const styles = useStyles();
  const scroll = useContext(ScrollContext);
  const list = useRef<HTMLDivElement>(null);
  const margin = useOffsetInScroll(list, scroll);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => estimate(items[index]!),
    getItemKey: (index) => keyOf(items[index]!),
    overscan: 8,
    scrollMargin: margin,
  });
  useEffect(() => {
    if (current < 0) return undefined;
    if (!list.current?.querySelector(`[data-index="${current}"]`))
      virtualizer.scrollToIndex(current, { align: "start" });
    // What was just opened and closed has its height a few frames later.
    let frame = 0;
    const settle = (framesLeft: number): void => {
      reveal(list.current?.querySelector(`[data-index="${current}"]`), scroll.current);
      if (framesLeft > 0) frame = requestAnimationFrame(() => settle(framesLeft - 1));
    };
    frame = requestAnimationFrame(() => settle(FRAMES_TO_SETTLE));
    return () => cancelAnimationFrame(frame);
  }, [current, virtualizer, scroll]);
  return (
    <div
      ref={list}
      role="list"
      aria-label={label}
      className={styles.list}
      style={{ height: `${virtualizer.getTotalSize()}px` }}
    >
      {virtualizer.getVirtualItems().map((row) => (
        <div
          key={row.key}
          ref={virtualizer.measureElement}
          data-index={row.index}
          role="listitem"
          aria-setsize={items.length}
          aria-posinset={row.index + 1}
          className={styles.item}
          style={{ transform: `translateY(${row.start - margin}px)` }}
        >
          {draw(items[row.index]!)}
        </div>
      ))}
    </div>
  );
}

const FRAMES_TO_SETTLE = 8;

/** Scrolls as little as shows the whole item; of one that is too tall, its top. */
function reveal(item: Element | null | undefined, scroll: HTMLElement | null): void {
  if (!item || !scroll) return;
  const { top, bottom } = item.getBoundingClientRect();
  const view = scroll.getBoundingClientRect();
  if (top < view.top) scroll.scrollTop += top - view.top;
  else if (bottom > view.bottom) scroll.scrollTop += Math.min(bottom - view.bottom, top - view.top);
}

/** How far down the scrolled content the list begins; what stands above it opens and closes. */
function useOffsetInScroll(
  list: React.RefObject<HTMLElement | null>,
  scroll: React.RefObject<HTMLElement | null>,
): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (!list.current || !scroll.current) return;
      const top = list.current.getBoundingClientRect().top - scroll.current.getBoundingClientRect().top;
      setOffset(Math.round(top + scroll.current.scrollTop));
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (let part = list.current?.parentElement; part && part !== scroll.current; part = part.parentElement) {
      observer.observe(part);
    }
    return () => observer.disconnect();
  }, [list, scroll]);
  return offset;
}
