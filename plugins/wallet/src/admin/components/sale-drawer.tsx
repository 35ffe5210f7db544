import { money } from "@codex/admin-kit"
import { Button, Drawer, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { WalletSale } from "../../contract"
import { day, moment } from "../lib/format"
import { Corrections } from "./corrections"
import { SaleState } from "./sale-state"
import { ShareBar } from "./share-bar"
import { WaterfallSteps } from "./waterfall-steps"

const Body = ({ sale }: { sale: WalletSale }) => {
  const { t, i18n } = useTranslation()
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col items-start gap-1">
        <SaleState state={sale.state} />
        <Text size="small" className="text-ui-fg-subtle">
          {t(`codexWallet.drawer.${sale.state}`, {
            date: day(sale.available_at, i18n.language),
          })}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {t("codexWallet.drawer.soldAt", {
            date: moment(sale.sold_at, i18n.language),
          })}
        </Text>
      </div>
      {sale.waterfall ? (
        <>
          <ShareBar waterfall={sale.waterfall} />
          <WaterfallSteps waterfall={sale.waterfall} />
          <Corrections sale={sale} />
        </>
      ) : (
        <Text size="small">{t("codexWallet.drawer.missing")}</Text>
      )}
    </div>
  )
}

/** How one amount in the wallet came to be. */
export const SaleDrawer = (props: {
  sale: WalletSale | null
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const { sale, onClose } = props
  if (!sale) {
    return null
  }
  const amount = money(sale.net_minor, sale.currency_code)
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("codexWallet.drawer.how", { amount })}</Drawer.Title>
          <Drawer.Description>
            {sale.title || t("codexWallet.sales.untitled")}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="overflow-y-auto">
          <Body sale={sale} />
        </Drawer.Body>
        <Drawer.Footer>
          <Drawer.Close asChild>
            <Button size="small" variant="secondary">
              {t("codexWallet.drawer.close")}
            </Button>
          </Drawer.Close>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
