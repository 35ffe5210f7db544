import { money } from "@codex/admin-kit"
import { Container, Skeleton, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { Overview } from "../lib/use-overview"

interface NumberProps {
  label: string
  value: string | null
  hint: string
  to: string
  loading: boolean
}

const Value = ({ value, loading }: Pick<NumberProps, "value" | "loading">) => {
  if (loading) {
    return <Skeleton className="my-1 h-6 w-24" />
  }
  return (
    <Text size="xlarge" weight="plus" className="tabular-nums">
      {value ?? "–"}
    </Text>
  )
}

const NumberCard = ({ label, hint, to, ...value }: NumberProps) => {
  const { t } = useTranslation()
  const known = value.loading || value.value !== null
  return (
    <Link to={to} className="focus-visible:shadow-borders-focus rounded-lg">
      <Container className="hover:bg-ui-bg-base-hover transition-fg h-full px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle">
          {label}
        </Text>
        <Value {...value} />
        <Text size="small" className="text-ui-fg-subtle">
          {known ? hint : t("codexCreators.numbers.unavailable")}
        </Text>
      </Container>
    </Link>
  )
}

/** Available, pending and on sale, each leading to where it comes from. */
export const Numbers = ({ overview }: { overview: Overview | undefined }) => {
  const { t } = useTranslation()
  const wallet = overview?.wallet
  const amount = (minor: number | undefined) =>
    wallet && minor !== undefined ? money(minor, wallet.currency_code) : null
  const loading = !overview
  return (
    <div className="grid grid-cols-1 gap-2 md:grid-cols-3">
      <NumberCard
        label={t("codexCreators.numbers.available")}
        hint={t("codexCreators.numbers.availableHint")}
        value={amount(wallet?.balances.available_minor)}
        to="/studio/wallet"
        loading={loading}
      />
      <NumberCard
        label={t("codexCreators.numbers.pending")}
        hint={t("codexCreators.numbers.pendingHint")}
        value={amount(wallet?.balances.pending_minor)}
        to="/studio/wallet"
        loading={loading}
      />
      <NumberCard
        label={t("codexCreators.numbers.live")}
        hint={t("codexCreators.numbers.liveHint", {
          count: overview?.drafts ?? 0,
        })}
        value={overview?.published?.toString() ?? null}
        to="/studio/posts"
        loading={loading}
      />
    </div>
  )
}
