import { DrawerForm, Refusal } from "@codex/admin-kit"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"

/** A form in a drawer, in which a refusal stands. */
export const FormDrawer = (props: {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  purpose: string
  submit: string
  busy: boolean
  ready: boolean
  error: Error | null
  onSubmit: () => void
  children: ReactNode
}) => {
  const { t } = useTranslation()
  const { ready, error, children, onSubmit, ...frame } = props
  return (
    <DrawerForm
      {...frame}
      cancel={t("codexAccounts.people.cancel")}
      disabled={!ready}
      onSubmit={() => onSubmit()}
    >
      {children}
      <Refusal label={t("codexAccounts.people.notDone")} error={error} />
    </DrawerForm>
  )
}
