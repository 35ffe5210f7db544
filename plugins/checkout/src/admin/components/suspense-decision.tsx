import { money } from "@codex/admin-kit"
import { RadioGroup, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { SuspenseDecisionBody, SuspenseDetail } from "../../contract"
import { useDecideSuspense } from "../lib/suspense-queries"
import { DecisionNote } from "./decision-note"
import { SuspenseCandidates } from "./suspense-candidates"

type Action = SuspenseDecisionBody["action"]

/** What the server is asked for; `null` while something is missing. */
function bodyOf(
  { amount_minor }: SuspenseDetail,
  action: Action,
  checkout: string | null,
  note: string
): SuspenseDecisionBody | null {
  switch (action) {
    case "match":
      return checkout
        ? { action, amount_minor, checkout_id: checkout, note }
        : null
    case "give_back":
      return { action, amount_minor, note }
    case "write_off":
      return note.trim().length >= 3 ? { action, amount_minor, note } : null
  }
}

const actionsOf = (detail: SuspenseDetail): Action[] => [
  ...(detail.candidates.length > 0 ? (["match"] as const) : []),
  ...(detail.amount_minor > 0 ? (["give_back"] as const) : []),
  "write_off",
]

const Choices = (props: {
  actions: Action[]
  chosen: Action | undefined
  onChoose: (action: Action) => void
}) => {
  const { t } = useTranslation()
  return (
    <RadioGroup
      value={props.chosen ?? ""}
      onValueChange={(value) => {
        const action = props.actions.find((one) => one === value)
        if (action) {
          props.onChoose(action)
        }
      }}
    >
      {props.actions.map((action) => (
        <RadioGroup.ChoiceBox
          key={action}
          value={action}
          label={t(`codexCheckout.suspense.actions.${action}.title`)}
          description={t(`codexCheckout.suspense.actions.${action}.text`)}
        />
      ))}
    </RadioGroup>
  )
}

/** One of three ways, its effect in words, and the button that does it. */
export const SuspenseDecision = (props: {
  detail: SuspenseDetail
  onDone: () => void
}) => {
  const { t, i18n } = useTranslation()
  const { detail } = props
  const actions = actionsOf(detail)
  const [action, setAction] = useState<Action>()
  const [checkout, setCheckout] = useState<string | null>(
    detail.candidates.find(({ named }) => named)?.checkout_id ?? null
  )
  const [note, setNote] = useState("")
  const decide = useDecideSuspense(detail.payment_id)
  const text = (key: string, values: Record<string, string> = {}) =>
    t(`codexCheckout.suspense.${key}`, values)
  if (detail.amount_minor === 0 || detail.blocked) {
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {text(detail.blocked ? `blocked.${detail.blocked}` : "settled")}
      </Text>
    )
  }
  const amount = money(detail.amount_minor, detail.currency_code, i18n.language)
  const body = action ? bodyOf(detail, action, checkout, note) : null
  const send = () => {
    if (body) {
      decide.mutate(body, {
        onSuccess: () => {
          toast.success(text(`done.${body.action}`, { amount }))
          props.onDone()
        },
        onError: (error) => toast.error(error.message),
      })
    }
  }
  return (
    <section className="flex flex-col gap-4 px-6 py-4">
      <Text weight="plus">{text("decide")}</Text>
      <Choices actions={actions} chosen={action} onChoose={setAction} />
      {action === "match" && (
        <SuspenseCandidates
          detail={detail}
          chosen={checkout}
          onChoose={setCheckout}
        />
      )}
      {action && (
        <>
          <div className="bg-ui-bg-subtle rounded-lg px-4 py-3" role="status">
            <Text size="xsmall" weight="plus" className="text-ui-fg-subtle">
              {text("effect")}
            </Text>
            <Text size="small">{text(`effects.${action}`, { amount })}</Text>
          </div>
          <DecisionNote
            id="suspense-note"
            label={text(action === "write_off" ? "reason" : "note")}
            note={note}
            onNote={setNote}
            send={text(`send.${action}`, { amount })}
            variant={action === "match" ? "primary" : "danger"}
            isLoading={decide.isPending}
            disabled={body === null}
            onSend={send}
          />
        </>
      )}
    </section>
  )
}
