import { Button, Drawer } from "@medusajs/ui"
import type { FormEvent, ReactNode } from "react"
import { useTranslation } from "react-i18next"

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
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
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
