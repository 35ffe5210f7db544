import { money } from "@codex/admin-kit"
import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { ClosingObstacle } from "../../../contract"

/** Where each is settled; a payment settles itself. */
const WHERE: Record<ClosingObstacle["kind"], string | null> = {
  members: "/studio/people",
  balance: "/studio/wallet",
  payout: "/studio/wallet",
  refund: "/studio/refunds",
  dispute: "/studio/refunds",
  payment: null,
}

function useWords(obstacle: ClosingObstacle): string {
  const { t, i18n } = useTranslation()
  const text = (key: string, values: Record<string, string> = {}) =>
    t(`codexCheckout.ownAccount.closing.obstacles.${key}`, values)
  if (obstacle.kind === "members") {
    return text("members", { organization: obstacle.organization })
  }
  if (obstacle.kind !== "balance") {
    return text(obstacle.kind)
  }
  const { wallet, amount_minor: minor, currency_code: currency } = obstacle
  const amount = money(Math.abs(minor), currency, i18n.language)
  return text(minor < 0 ? "owes" : "balance", { wallet, amount })
}

const Obstacle = ({ obstacle }: { obstacle: ClosingObstacle }) => {
  const { t } = useTranslation()
  const words = useWords(obstacle)
  const where = WHERE[obstacle.kind]
  return (
    <li className="flex flex-col gap-1">
      <Text size="small">{words}</Text>
      {where && (
        <Link
          to={where}
          className="txt-compact-small-plus text-ui-fg-interactive"
        >
          {t(`codexCheckout.ownAccount.closing.fix.${obstacle.kind}`)}
        </Link>
      )}
    </li>
  )
}

/** What has to be settled first, each with the way there. */
export const Obstacles = (props: { obstacles: ClosingObstacle[] }) => {
  const { t } = useTranslation()
  return (
    <section className="border-ui-border-base bg-ui-bg-subtle flex flex-col gap-3 rounded-lg border p-4">
      <Text size="small" weight="plus">
        {t("codexCheckout.ownAccount.closing.blocked")}
      </Text>
      <ul className="flex flex-col gap-3">
        {props.obstacles.map((obstacle) => (
          <Obstacle key={JSON.stringify(obstacle)} obstacle={obstacle} />
        ))}
      </ul>
    </section>
  )
}
