import { DrawerForm } from "@codex/admin-kit"
import { Text } from "@medusajs/ui"
import { useState, type ReactNode } from "react"
import { useTranslation } from "react-i18next"

/*
 * Marked by an attribute of our own: Medusa's inputs are red as long as a
 * `required` one is empty, which is before anybody has written anything.
 */
const firstEmpty = (form: HTMLFormElement): HTMLInputElement | null =>
  [...form.querySelectorAll<HTMLInputElement>("input[data-needed]")].find(
    (input) => input.value.trim() === ""
  ) ?? null

const nameOf = (input: HTMLInputElement): string =>
  input.labels?.[0]?.textContent ?? input.getAttribute("aria-label") ?? ""

/** A form in a drawer, which names the first field that is still empty. */
export const FormDrawer = (props: {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  purpose: string
  submit: string
  busy: boolean
  disabled?: boolean
  onSubmit: (form: HTMLFormElement) => void
  children: ReactNode
}) => {
  const { t } = useTranslation()
  const [missing, setMissing] = useState<string | null>(null)
  const { onSubmit, children, ...frame } = props
  const submit = (form: HTMLFormElement) => {
    const empty = firstEmpty(form)
    setMissing(empty && nameOf(empty))
    if (empty) {
      empty.focus()
      return
    }
    onSubmit(form)
  }
  return (
    <DrawerForm {...frame} cancel={t("codexWallet.cancel")} onSubmit={submit}>
      {children}
      {missing && (
        <Text size="small" role="alert" className="text-ui-fg-error">
          {t("codexWallet.fillIn", { field: missing })}
        </Text>
      )}
    </DrawerForm>
  )
}
