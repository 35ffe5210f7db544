import { EllipsisHorizontal } from "@medusajs/icons"
import { DropdownMenu, IconButton } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { CustomerGrant } from "../../contract"

export type Act = "extend" | "takeBack"

interface Props {
  grant: CustomerGrant
  onAct: (act: Act, grant: CustomerGrant) => void
}

const isBought = ({ source_kind: kind }: CustomerGrant) =>
  kind === "purchase" || kind === "free" || kind === "bundle"

/** What was bought ends with its refund, so it leads to its purchase. */
export const GrantActions = ({ grant, onAct }: Props) => {
  const { t } = useTranslation()
  const bought = isBought(grant)
  const revoked = grant.state === "revoked"
  if (revoked && !bought) {
    return null
  }
  const item = (act: Act) => (
    <DropdownMenu.Item onClick={() => onAct(act, grant)}>
      {t(`codexAccess.${act}.menu`)}
    </DropdownMenu.Item>
  )
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <IconButton
          size="small"
          variant="transparent"
          aria-label={t("codexAccess.act.menu", { title: grant.title })}
        >
          <EllipsisHorizontal />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content>
        {grant.expires_at && !revoked ? item("extend") : null}
        {bought ? (
          <DropdownMenu.Item asChild>
            <Link to={`/purchases?open=${grant.source_id}`}>
              {t("codexAccess.act.purchase")}
            </Link>
          </DropdownMenu.Item>
        ) : (
          item("takeBack")
        )}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
