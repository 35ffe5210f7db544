import { Button, Select, Skeleton, Tabs, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import {
  isBlank,
  LEGAL_KINDS,
  type LegalKindName,
  type RichNode,
  type StudioSettings,
} from "../../../contract"
import { useLegal, usePublishLegal } from "../../lib/use-settings"
import { Part } from "./field"
import { RichEditor } from "./rich-editor"

/** Texts that were written and not published yet. */
export type LegalDrafts = Partial<Record<LegalKindName, RichNode>>

interface Props {
  settings: StudioSettings
  drafts: LegalDrafts
  onDraft: (drafts: LegalDrafts) => void
}

const when = (iso: string) =>
  new Intl.DateTimeFormat(undefined, {
    dateStyle: "medium",
    timeStyle: "short",
  }).format(new Date(iso))

const Versions = (props: {
  settings: StudioSettings
  kind: LegalKindName
  value: number | undefined
  onChange: (version: number) => void
}) => {
  const { t } = useTranslation()
  const mine = props.settings.legal.filter((v) => v.kind === props.kind)
  if (mine.length === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {t("codexCreators.settings.legal.none")}
      </Text>
    )
  }
  return (
    <Select
      size="small"
      value={String(props.value ?? mine[0]?.version ?? "")}
      onValueChange={(value) => props.onChange(Number(value))}
    >
      <Select.Trigger aria-label={t("codexCreators.settings.legal.versions")}>
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        {mine.map(({ version, published_at }) => (
          <Select.Item key={version} value={String(version)}>
            {t("codexCreators.settings.legal.version", {
              version,
              date: when(published_at),
            })}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
}

/** One text: write, publish the next version, read the ones before. */
const LegalText = ({
  kind,
  settings,
  drafts: { [kind]: draft, ...others },
  onDraft,
}: Props & { kind: LegalKindName }) => {
  const { t } = useTranslation()
  const [version, setVersion] = useState<number | undefined>()
  const { data } = useLegal(kind, version)
  const publish = usePublishLegal(kind)
  const newest = settings.legal.find((v) => v.kind === kind)?.version
  const isWritten = settings.editable && version === undefined
  const open = (next: number) => setVersion(next === newest ? undefined : next)
  const send = () =>
    draft && publish.mutate(draft, { onSuccess: () => onDraft(others) })
  if (!data) {
    return <Skeleton className="h-64 w-full" />
  }
  return (
    <div className="flex flex-col gap-4 pt-4">
      <Versions
        settings={settings}
        kind={kind}
        value={version}
        onChange={open}
      />
      <RichEditor
        key={`${kind}-${data.version ?? 0}`}
        label={t(`codexCreators.settings.legal.${kind}`)}
        initial={(isWritten && draft) || data.body}
        editable={isWritten}
        onChange={(body) => onDraft({ ...others, [kind]: body })}
      />
      {isWritten ? (
        <div className="flex items-center gap-3">
          <Button
            size="small"
            disabled={!draft || isBlank(draft)}
            isLoading={publish.isPending}
            onClick={send}
          >
            {t("codexCreators.settings.legal.publish", {
              version: (newest ?? 0) + 1,
            })}
          </Button>
          <Text size="small" className="text-ui-fg-subtle">
            {t("codexCreators.settings.legal.publishHint")}
          </Text>
        </div>
      ) : null}
    </div>
  )
}

/** Refund policy, terms and privacy, each with its versions. */
export const LegalPart = (props: Props) => {
  const { t } = useTranslation()
  const label = (name: string) => t(`codexCreators.settings.legal.${name}`)
  return (
    <Part title={label("title")} purpose={label("purpose")}>
      <Tabs defaultValue="refunds">
        <Tabs.List>
          {LEGAL_KINDS.map((kind) => (
            <Tabs.Trigger key={kind} value={kind}>
              {label(kind)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {LEGAL_KINDS.map((kind) => (
          <Tabs.Content key={kind} value={kind}>
            <LegalText {...props} kind={kind} />
          </Tabs.Content>
        ))}
      </Tabs>
    </Part>
  )
}
