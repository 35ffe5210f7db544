import { Button, Drawer, Text } from "@medusajs/ui"
import { useState, type FormEvent, type ReactNode } from "react"
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

/** A form in a drawer: Enter submits, Esc closes, the button says what it does. */
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
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const empty = firstEmpty(event.currentTarget)
    setMissing(empty && nameOf(empty))
    if (empty) {
      empty.focus()
      return
    }
    props.onSubmit(event.currentTarget)
  }
  return (
    <Drawer open={props.open} onOpenChange={props.onOpenChange}>
      <Drawer.Content>
        <form onSubmit={submit} className="flex h-full flex-col">
          <Drawer.Header>
            <Drawer.Title>{props.title}</Drawer.Title>
            <Drawer.Description>{props.purpose}</Drawer.Description>
          </Drawer.Header>
          <Drawer.Body className="flex flex-1 flex-col gap-6 overflow-y-auto">
            {props.children}
            {missing && (
              <Text size="small" role="alert" className="text-ui-fg-error">
                {t("codexWallet.fillIn", { field: missing })}
              </Text>
            )}
          </Drawer.Body>
          <Drawer.Footer>
            <Drawer.Close asChild>
              <Button size="small" variant="secondary" type="button">
                {t("codexWallet.cancel")}
              </Button>
            </Drawer.Close>
            <Button
              size="small"
              type="submit"
              isLoading={props.busy}
              disabled={props.disabled ?? false}
            >
              {props.submit}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
