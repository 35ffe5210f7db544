import { Button, StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { SentInvitation } from "../../../contract"
import { Row } from "./row"

interface Props {
  invitation: SentInvitation
  busy: boolean
  onAgain: () => void
  onWithdraw: () => void
}

/** Somebody who has not answered yet. */
export const Invitation = ({ invitation, busy, ...on }: Props) => {
  const { t, i18n } = useTranslation()
  const { email, expired, editable } = invitation
  const until = new Date(invitation.valid_until).toLocaleDateString(
    i18n.language,
    { dateStyle: "medium" }
  )
  const role = t(`codexAccounts.people.role.${invitation.role}`)
  return (
    <Row
      initial={email}
      title={email}
      detail={`${role} · ${t("codexAccounts.people.until", { date: until })}`}
    >
      <StatusBadge color={expired ? "orange" : "blue"}>
        {t(`codexAccounts.people.${expired ? "expired" : "waiting"}`)}
      </StatusBadge>
      {editable ? (
        <>
          <Button
            size="small"
            variant="secondary"
            aria-label={t("codexAccounts.people.againTo", { email })}
            disabled={busy}
            onClick={on.onAgain}
          >
            {t("codexAccounts.people.again")}
          </Button>
          <Button
            size="small"
            variant="transparent"
            aria-label={t("codexAccounts.people.withdrawOf", { email })}
            disabled={busy}
            onClick={on.onWithdraw}
          >
            {t("codexAccounts.people.withdraw")}
          </Button>
        </>
      ) : null}
    </Row>
  )
}
