import { money } from "@codex/admin-kit"
import {
  Badge,
  Button,
  Container,
  Heading,
  StatusBadge,
  Text,
  toast,
  usePrompt,
} from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AgreementView } from "../../contract"
import { day, percent } from "../lib/format"
import { useAnswer, type AgreementVerb } from "../lib/use-agreements"

const COLORS = {
  proposed: "orange",
  active: "green",
  declined: "red",
  withdrawn: "grey",
  ended: "grey",
} as const

/** "Of a $50.00 sale: the platform gets $7.50, Brand $12.75, you $29.75." */
const Consequence = ({ agreement }: { agreement: AgreementView }) => {
  const { t, i18n } = useTranslation()
  const { example } = agreement
  const currency = example.currency_code
  const parts = [
    t("codexWallet.agreement.platform", {
      amount: money(example.commission.amount_minor, currency),
    }),
    ...example.shares.map((share, at) => {
      const yours = agreement.parties[at]?.yours ?? false
      const amount = money(share.net_minor, currency)
      return yours
        ? t("codexWallet.agreement.you", { amount })
        : `${share.label} ${amount}`
    }),
  ]
  const list = new Intl.ListFormat(i18n.language).format(parts)
  return (
    <Text size="small">
      {t("codexWallet.agreement.example", {
        price: money(example.price_minor, currency),
        list,
      })}
    </Text>
  )
}

const Parties = ({ agreement }: { agreement: AgreementView }) => {
  const { t } = useTranslation()
  return (
    <ul className="divide-y">
      {agreement.parties.map((party) => (
        <li
          key={`${party.name} ${String(party.bps)}`}
          className="flex items-center justify-between gap-4 py-2"
        >
          <Text size="small" weight={party.yours ? "plus" : "regular"}>
            {party.name}
            {party.yours ? ` (${t("codexWallet.agreement.yours")})` : ""}
          </Text>
          <span className="flex items-center gap-3">
            <Badge size="2xsmall">
              {t(`codexWallet.agreement.party.${party.state}`)}
            </Badge>
            <Text size="small" className="tabular-nums">
              {percent(party.bps)}
            </Text>
          </span>
        </li>
      ))}
    </ul>
  )
}

function useAct(agreement: AgreementView) {
  const { t } = useTranslation()
  const prompt = usePrompt()
  const answer = useAnswer()
  const run = async (verb: AgreementVerb) => {
    const text = (key: string) =>
      t(`codexWallet.agreement.${verb}.${key}`, { name: agreement.name })
    const sure = await prompt({
      title: text("title"),
      description: text("text"),
      confirmText: text("confirm"),
      cancelText: t("codexWallet.cancel"),
      variant: verb === "accept" ? "confirmation" : "danger",
    })
    if (sure) {
      answer.mutate(
        { id: agreement.id, verb },
        {
          onSuccess: () => toast.success(text("done")),
          onError: (error) => toast.error(error.message),
        }
      )
    }
  }
  return { run, busy: answer.isPending }
}

const Actions = ({ agreement }: { agreement: AgreementView }) => {
  const { t } = useTranslation()
  const { run, busy } = useAct(agreement)
  const button = (verb: AgreementVerb, variant: "primary" | "secondary") => (
    <Button
      size="small"
      variant={variant}
      isLoading={busy}
      onClick={() => void run(verb)}
    >
      {t(`codexWallet.agreement.${verb}.open`)}
    </Button>
  )
  return agreement.may_answer || agreement.may_end ? (
    <div className="flex flex-wrap gap-2">
      {agreement.may_answer && button("accept", "primary")}
      {agreement.may_answer && button("decline", "secondary")}
      {agreement.may_end && button("end", "secondary")}
    </div>
  ) : null
}

/** One agreement: what it is about, who gets what, what it means in money. */
export const AgreementCard = ({ agreement }: { agreement: AgreementView }) => {
  const { t, i18n } = useTranslation()
  const { starts_at: starts, ends_at: ends } = agreement
  return (
    <Container className="flex flex-col gap-3 px-6 py-4">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <Heading level="h2">
            {agreement.name || t("codexWallet.agreement.unnamed")}
          </Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t(`codexWallet.agreement.about.${agreement.about}`, {
              organization: agreement.organization,
              subject: agreement.subject ?? "",
            })}{" "}
            {t(`codexWallet.agreement.${ends ? "span" : "since"}`, {
              from: day(starts, i18n.language),
              to: ends ? day(ends, i18n.language) : "",
            })}
          </Text>
        </div>
        <StatusBadge color={COLORS[agreement.state]}>
          {t(`codexWallet.agreement.state.${agreement.state}`)}
        </StatusBadge>
      </div>
      {agreement.parties.length > 0 && <Parties agreement={agreement} />}
      <Consequence agreement={agreement} />
      <Actions agreement={agreement} />
    </Container>
  )
}
