import { Button, Drawer } from "@medusajs/ui"
import type { FormEvent, ReactNode } from "react"

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  purpose?: string
  submit: string
  cancel: string
  danger?: boolean
  busy: boolean
  disabled?: boolean
  onSubmit: (form: HTMLFormElement) => void
  /** Once it is gone: who opened it gets the focus again, unless told here. */
  onClosed?: () => void
  children: ReactNode
}

/** A form in a drawer: Enter submits, Esc closes, the button says what it does. */
export const DrawerForm = (props: Props) => {
  const { onClosed, purpose } = props
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    props.onSubmit(event.currentTarget)
  }
  const focusElsewhere = (event: Event) => {
    event.preventDefault()
    onClosed?.()
  }
  return (
    <Drawer open={props.open} onOpenChange={props.onOpenChange}>
      <Drawer.Content {...(onClosed && { onCloseAutoFocus: focusElsewhere })}>
        <form className="flex h-full flex-col" onSubmit={submit}>
          <Drawer.Header>
            <Drawer.Title>{props.title}</Drawer.Title>
            {purpose && <Drawer.Description>{purpose}</Drawer.Description>}
          </Drawer.Header>
          <Drawer.Body className="flex flex-1 flex-col gap-6 overflow-y-auto">
            {props.children}
          </Drawer.Body>
          <Drawer.Footer>
            <Drawer.Close asChild>
              <Button size="small" variant="secondary" type="button">
                {props.cancel}
              </Button>
            </Drawer.Close>
            <Button
              size="small"
              type="submit"
              variant={props.danger ? "danger" : "primary"}
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
