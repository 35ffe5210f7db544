import { Refusal } from "@codex/admin-kit"
import { Button, Drawer } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"

/** A form in a drawer: Enter submits, Esc closes, a refusal stands in it. */
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
  return (
    <Drawer open={props.open} onOpenChange={props.onOpenChange}>
      <Drawer.Content>
        <form
          className="flex h-full flex-col"
          onSubmit={(event) => {
            event.preventDefault()
            props.onSubmit()
          }}
        >
          <Drawer.Header>
            <Drawer.Title>{props.title}</Drawer.Title>
            <Drawer.Description>{props.purpose}</Drawer.Description>
          </Drawer.Header>
          <Drawer.Body className="flex flex-1 flex-col gap-6 overflow-y-auto">
            {props.children}
            <Refusal
              label={t("codexAccounts.people.notDone")}
              error={props.error}
            />
          </Drawer.Body>
          <Drawer.Footer>
            <Drawer.Close asChild>
              <Button size="small" variant="secondary" type="button">
                {t("codexAccounts.people.cancel")}
              </Button>
            </Drawer.Close>
            <Button
              size="small"
              type="submit"
              isLoading={props.busy}
              disabled={!props.ready}
            >
              {props.submit}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
