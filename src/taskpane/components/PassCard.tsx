import { Badge, Button, makeStyles, Switch, Text, tokens } from "@fluentui/react-components";
import { ArrowDownRegular } from "@fluentui/react-icons/svg/arrow-down";
import { ArrowUpRegular } from "@fluentui/react-icons/svg/arrow-up";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import { useState } from "react";
import { isBuiltIn, LADDER, passSentence, passTitle, type Pass } from "../../engine";
import { movedPass, withoutPass, withPass } from "../ruleChanges";
import { RULE_TEXTS } from "../ruleTexts";
import { useActions } from "./actions";
import { PassEditor } from "./PassEditor";
import { useWording } from "./wording";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalXS },
  title: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  sentence: { color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", alignItems: "center" },
});

export interface PassCardProps {
  readonly pass: Pass;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** One pass of the ladder: what it does in a sentence, on or off, its place, and the way to change it. */
export function PassCard({ pass, isFirst, isLast }: PassCardProps) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const [isEditing, setEditing] = useState(false);
  const title = say(passTitle(pass));
  const isOwn = !LADDER.some(({ id }) => id === pass.id);
  const change = (next: Partial<Pass>): void =>
    actions.changeRules((rules) => withPass(rules, pass.id, (current) => ({ ...current, ...next })));
  return (
    <li className={styles.root}>
      <div className={styles.head}>
        <Switch
          aria-label={say(RULE_TEXTS.isOn(title))}
          checked={pass.isOn}
          onChange={(_, { checked }) => change({ isOn: checked })}
        />
        <Text weight="semibold" className={styles.title}>
          {title}
        </Text>
        {(isOwn || !isBuiltIn(pass)) && (
          <Badge appearance="tint" color="informative">
            {say(isOwn ? RULE_TEXTS.own : RULE_TEXTS.changed)}
          </Badge>
        )}
      </div>
      <Text size={200} className={styles.sentence}>
        {say(passSentence(pass))}
      </Text>
      <div className={styles.buttons}>
        <SmallButton
          icon={<ArrowUpRegular />}
          label={say(RULE_TEXTS.up(title))}
          disabled={isFirst}
          onClick={() => actions.changeRules((rules) => movedPass(rules, pass.id, -1))}
        />
        <SmallButton
          icon={<ArrowDownRegular />}
          label={say(RULE_TEXTS.down(title))}
          disabled={isLast}
          onClick={() => actions.changeRules((rules) => movedPass(rules, pass.id, 1))}
        />
        <SmallButton
          icon={<EditRegular />}
          label={say(RULE_TEXTS.edit(title))}
          isPressed={isEditing}
          onClick={() => setEditing(!isEditing)}
        />
        {isOwn && (
          <SmallButton
            icon={<DeleteRegular />}
            label={say(RULE_TEXTS.remove(title))}
            onClick={() => actions.changeRules((rules) => withoutPass(rules, pass.id))}
          />
        )}
      </div>
      {isEditing && <PassEditor pass={pass} isOwn={isOwn} onChange={change} />}
    </li>
  );
}

interface SmallButtonProps {
  readonly icon: React.JSX.Element;
  readonly label: string;
  readonly disabled?: boolean;
  readonly isPressed?: boolean;
  readonly onClick: () => void;
}

function SmallButton({ icon, label, disabled = false, isPressed, onClick }: SmallButtonProps) {
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={icon}
      aria-label={label}
      aria-pressed={isPressed}
      title={label}
      disabled={disabled}
      onClick={onClick}
    />
  );
}
