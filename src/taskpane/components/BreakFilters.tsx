import { makeStyles, SearchBox, Select, tokens } from "@fluentui/react-components";
import type { RunView, Severity } from "../../engine";
import { typesOf, type BreakFilter } from "../breakList";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import { useWording } from "./wording";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gap: tokens.spacingVerticalXS,
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalXS,
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
  },
  wide: { gridColumnStart: 1, gridColumnEnd: 3, maxWidth: "none" },
});

const SEVERITIES: readonly Severity[] = ["high", "medium", "low"];

/** Narrows the list of breaks. */
export function BreakFilters({ view, filter }: { readonly view: RunView; readonly filter: BreakFilter }) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const types = typesOf(view);
  return (
    <div className={styles.root}>
      <SearchBox
        className={styles.wide}
        size="small"
        aria-label={say(TEXTS.search)}
        placeholder={say(TEXTS.search)}
        value={filter.search}
        onChange={(_, { value }) => actions.filter({ search: value })}
      />
      <Select
        size="small"
        aria-label={say(TEXTS.type)}
        value={filter.type ?? ""}
        onChange={(_, { value }) => actions.filter({ type: types.find(({ type }) => type === value)?.type ?? null })}
      >
        <option value="">{say(TEXTS.allTypes)}</option>
        {types.map(({ type, title }) => (
          <option key={type} value={type}>
            {say(title)}
          </option>
        ))}
      </Select>
      <Select
        size="small"
        aria-label={say(TEXTS.severityLabel)}
        value={filter.severity ?? ""}
        onChange={(_, { value }) => actions.filter({ severity: SEVERITIES.find((one) => one === value) ?? null })}
      >
        <option value="">{say(TEXTS.allSeverities)}</option>
        {SEVERITIES.map((severity) => (
          <option key={severity} value={severity}>
            {say(TEXTS.severity[severity])}
          </option>
        ))}
      </Select>
      {view.pairs.length > 1 && (
        <Select
          size="small"
          className={styles.wide}
          aria-label={say(TEXTS.pair)}
          value={filter.pair ?? ""}
          onChange={(_, { value }) => actions.filter({ pair: value === "" ? null : Number(value) })}
        >
          <option value="">{say(TEXTS.allPairs)}</option>
          {view.pairs.map((pair, index) => (
            <option key={pair.right.sheet} value={index}>
              {pair.right.sheet}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}
