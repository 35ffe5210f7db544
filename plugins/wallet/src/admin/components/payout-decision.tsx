import { Field } from "@codex/admin-kit"
import { Button, Input, Text, Textarea, toast } from "@medusajs/ui"
import { useState, type FormEvent } from "react"
import { useTranslation } from "react-i18next"
import type { QueuedPayout } from "../../contract"
import { useDecide, type PayoutVerb } from "../lib/use-payouts"

/** What can be done with a payout in its state; Stripe does the rest itself. */
function verbsOf({ state, provider }: QueuedPayout): PayoutVerb[] {
  if (state === "requested") {
    return ["reject", "approve"]
  }
  if (provider !== "manual") {
    return []
  }
  return state === "approved" || state === "in_transit"
    ? ["paid"]
    : state === "paid"
      ? ["returned"]
      : []
}

/** A reason or reference that says less says nothing. */
const SHORTEST = 3

/** The field of each step's body; approving asks for nothing. */
const ASKED = { reject: "note", returned: "note", paid: "reference" } as const

const Details = (props: {
  verb: keyof typeof ASKED
  value: string
  onChange: (text: string) => void
}) => {
  const { verb, value, onChange } = props
  const { t } = useTranslation()
  const text = (name: string) => t(`codexWallet.queue.${verb}.${name}`)
  const common = {
    id: "payout-details",
    autoFocus: true,
    value,
    onChange: (event: { target: { value: string } }) =>
      onChange(event.target.value),
  }
  return (
    <Field id="payout-details" label={text("label")} hint={text("hint")}>
      {verb === "paid" ? (
        <Input {...common} maxLength={100} />
      ) : (
        <Textarea {...common} maxLength={500} rows={3} />
      )}
    </Field>
  )
}

/** The next step of one payout. A step that owes a reason asks for it first. */
export const PayoutDecision = (props: {
  payout: QueuedPayout
  onDone: () => void
}) => {
  const { t } = useTranslation()
  const { payout, onDone } = props
  const [chosen, setChosen] = useState<keyof typeof ASKED | null>(null)
  const [details, setDetails] = useState("")
  const decide = useDecide()
  const run = (verb: PayoutVerb, body: Record<string, string>) =>
    decide.mutate(
      { id: payout.id, verb, body },
      {
        onSuccess: () => {
          toast.success(t(`codexWallet.queue.${verb}.done`))
          onDone()
        },
      }
    )
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (chosen) {
      run(chosen, { [ASKED[chosen]]: details.trim() })
    }
  }
  const choose = (verb: PayoutVerb) =>
    verb === "approve" ? run(verb, {}) : setChosen(verb)
  if (payout.own_request) {
    return <Text size="small">{t("codexWallet.queue.own")}</Text>
  }
  return (
    <form onSubmit={submit} className="flex w-full flex-col gap-3">
      {chosen && (
        <Details verb={chosen} value={details} onChange={setDetails} />
      )}
      {decide.error && (
        <Text size="small" role="alert" className="text-ui-fg-error">
          {decide.error.message}
        </Text>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {chosen ? (
          <Button
            size="small"
            type="submit"
            isLoading={decide.isPending}
            disabled={details.trim().length < SHORTEST}
          >
            {t(`codexWallet.queue.${chosen}.submit`)}
          </Button>
        ) : (
          verbsOf(payout).map((verb) => (
            <Button
              key={verb}
              size="small"
              type="button"
              variant={verb === "reject" ? "secondary" : "primary"}
              isLoading={decide.isPending}
              onClick={() => choose(verb)}
            >
              {t(`codexWallet.queue.${verb}.open`)}
            </Button>
          ))
        )}
      </div>
    </form>
  )
}
