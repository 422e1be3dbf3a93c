import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Input,
  makeStyles,
  Text,
  tokens,
} from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useState } from "react";
import { withoutProfile, withProfileName, type LayoutProfile, type SheetSurvey } from "../../engine";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import { useWording } from "./wording";

const useStyles = makeStyles({
  line: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    paddingBottom: tokens.spacingVerticalS,
  },
  headers: {
    color: tokens.colorNeutralForeground3,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
});

export interface KnownLayoutsProps {
  readonly profiles: readonly LayoutProfile[];
  readonly surveys: readonly SheetSurvey[];
}

/** The layouts that this workbook remembers: each can be given another name, or forgotten. */
export function KnownLayouts({ profiles, surveys }: KnownLayoutsProps) {
  const { say } = useWording();
  if (profiles.length === 0) return null;
  return (
    <Accordion collapsible>
      <AccordionItem value="layouts">
        <AccordionHeader size="small">{say(TEXTS.knownLayouts(profiles.length))}</AccordionHeader>
        <AccordionPanel>
          {profiles.map((profile) => (
            <KnownLayout key={profile.name} profile={profile} surveys={surveys} />
          ))}
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

function KnownLayout({
  profile,
  surveys,
}: {
  readonly profile: LayoutProfile;
  readonly surveys: readonly SheetSurvey[];
}) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const [name, setName] = useState(profile.name);
  const rename = (): void => {
    if (name !== profile.name) void actions.correct((current) => withProfileName(current, profile.name, name));
  };
  return (
    <div className={styles.line}>
      <div>
        <Input
          size="small"
          aria-label={say(TEXTS.layoutName(profile.name))}
          value={name}
          onChange={(_, { value }) => setName(value)}
          onBlur={rename}
          onKeyDown={({ key }) => {
            if (key === "Enter") rename();
          }}
        />
        <Text as="p" block size={100} className={styles.headers} title={profile.headers.join(" · ")}>
          {profile.headers.join(" · ")}
        </Text>
      </div>
      <Button
        size="small"
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={say(TEXTS.forgetLayout(profile.name))}
        title={say(TEXTS.forgetLayout(profile.name))}
        onClick={() => void actions.correct((current) => withoutProfile(current, profile.name, surveys))}
      />
    </div>
  );
}
