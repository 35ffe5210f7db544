import { RadioGroup, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { SettlementModeName, SettlementView } from "../../contract"
import { useChangeSettlement } from "../lib/use-settlements"
import { FormDrawer } from "./form-drawer"

const MODES = ["platform_wallet", "direct", "connect"] as const

/** Who is paid for an organization's sales, with what stands in the way. */
export const SettlementDrawer = (props: {
  settlement: SettlementView
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const { settlement, onClose } = props
  const [mode, setMode] = useState<SettlementModeName>(settlement.mode)
  const change = useChangeSettlement()
  const submit = () =>
    change.mutate(
      { id: settlement.id, mode },
      {
        onSuccess: () => {
          toast.success(t("codexWallet.settlement.done"))
          onClose()
        },
      }
    )
  return (
    <FormDrawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={settlement.name}
      purpose={t("codexWallet.settlement.change")}
      submit={t("codexWallet.settlement.submit")}
      busy={change.isPending}
      disabled={mode === settlement.mode}
      onSubmit={submit}
    >
      <RadioGroup
        value={mode}
        onValueChange={(value) => setMode(value as SettlementModeName)}
        aria-label={t("codexWallet.settlement.column.mode")}
      >
        {MODES.map((each) => (
          <RadioGroup.ChoiceBox
            key={each}
            value={each}
            label={t(`codexWallet.settlement.mode.${each}`)}
            description={t(`codexWallet.settlement.about.${each}`)}
          />
        ))}
      </RadioGroup>
      {change.error && (
        <Text size="small" role="alert" className="text-ui-fg-error">
          {change.error.message}
        </Text>
      )}
    </FormDrawer>
  )
}
