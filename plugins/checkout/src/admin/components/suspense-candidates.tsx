import { money } from "@codex/admin-kit"
import { Badge, RadioGroup, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { SuspenseCandidate, SuspenseDetail } from "../../contract"
import { When } from "./when"

const Candidate = (props: {
  candidate: SuspenseCandidate
  currency: string
}) => {
  const { t, i18n } = useTranslation()
  const { candidate } = props
  return (
    <label
      htmlFor={candidate.checkout_id}
      className="flex flex-1 cursor-pointer flex-col"
    >
      <Text size="small" weight="plus" className="flex items-center gap-2">
        {candidate.post_title}
        {candidate.named && (
          <Badge size="2xsmall" color="green">
            {t("codexCheckout.suspense.named")}
          </Badge>
        )}
      </Text>
      <Text size="small" className="text-ui-fg-subtle break-words">
        {candidate.buyer_name || candidate.buyer_email} ·{" "}
        {candidate.buyer_email} · <When at={candidate.begun_at} />
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {candidate.shares
          .map(
            ({ label, amount_minor }) =>
              `${label} ${money(amount_minor, props.currency, i18n.language)}`
          )
          .join(" · ")}
      </Text>
    </label>
  )
}

/** Unpaid checkouts of the same amount; the one the payment names is first. */
export const SuspenseCandidates = (props: {
  detail: SuspenseDetail
  chosen: string | null
  onChoose: (checkout: string) => void
}) => (
  <RadioGroup value={props.chosen ?? ""} onValueChange={props.onChoose}>
    {props.detail.candidates.map((candidate) => (
      <div key={candidate.checkout_id} className="flex items-start gap-3 py-1">
        <RadioGroup.Item
          id={candidate.checkout_id}
          value={candidate.checkout_id}
        />
        <Candidate
          candidate={candidate}
          currency={props.detail.currency_code}
        />
      </div>
    ))}
  </RadioGroup>
)
