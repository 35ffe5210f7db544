import { Button, IconButton, Input, Select } from "@medusajs/ui"
import { XMark } from "@medusajs/icons"
import { useTranslation } from "react-i18next"
import type { DraftParty } from "../lib/draft-parties"

const KINDS = ["organization", "creator", "guest"] as const

interface LinesProps {
  parties: DraftParty[]
  onChange: (parties: DraftParty[]) => void
}

const Line = (props: {
  party: DraftParty
  onChange: (party: DraftParty) => void
  onRemove: () => void
}) => {
  const { t } = useTranslation()
  const { party, onChange } = props
  const label = (name: string) => t(`codexWallet.propose.${name}`)
  const set = (over: Partial<DraftParty>) => onChange({ ...party, ...over })
  return (
    <li className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <div className="flex-1">
          <Select
            size="small"
            value={party.kind}
            onValueChange={(kind) => set({ kind: kind as DraftParty["kind"] })}
          >
            <Select.Trigger aria-label={label("kind")}>
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              {KINDS.map((kind) => (
                <Select.Item key={kind} value={kind}>
                  {t(`codexWallet.propose.kinds.${kind}`)}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        </div>
        <div className="w-24 shrink-0">
          <Input
            size="small"
            aria-label={label("percent")}
            inputMode="decimal"
            value={party.percent}
            onChange={(event) => set({ percent: event.target.value })}
          />
        </div>
        <IconButton
          size="small"
          variant="transparent"
          type="button"
          aria-label={label("remove")}
          onClick={props.onRemove}
        >
          <XMark />
        </IconButton>
      </div>
      {party.kind !== "organization" && (
        <div className="flex flex-col gap-2">
          <Input
            size="small"
            data-needed
            aria-label={label(party.kind === "guest" ? "email" : "handle")}
            placeholder={label(party.kind === "guest" ? "email" : "handle")}
            type={party.kind === "guest" ? "email" : "text"}
            value={party.who}
            onChange={(event) => set({ who: event.target.value })}
          />
          {party.kind === "guest" && (
            <Input
              size="small"
              data-needed
              aria-label={label("name")}
              placeholder={label("name")}
              value={party.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </div>
      )}
    </li>
  )
}

/** Who gets which part; ten at most, one line each. */
export const PartyLines = ({ parties, onChange }: LinesProps) => {
  const { t } = useTranslation()
  const add = () =>
    onChange([
      ...parties,
      {
        key: crypto.randomUUID(),
        kind: "creator",
        who: "",
        name: "",
        percent: "",
      },
    ])
  return (
    <div className="flex flex-col items-start gap-3">
      <ul className="flex w-full flex-col gap-4">
        {parties.map((party) => (
          <Line
            key={party.key}
            party={party}
            onChange={(next) =>
              onChange(parties.map((p) => (p.key === party.key ? next : p)))
            }
            onRemove={() =>
              onChange(parties.filter((p) => p.key !== party.key))
            }
          />
        ))}
      </ul>
      {parties.length < 10 && (
        <Button size="small" variant="secondary" type="button" onClick={add}>
          {t("codexWallet.propose.add")}
        </Button>
      )}
    </div>
  )
}
