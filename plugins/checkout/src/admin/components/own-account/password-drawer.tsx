import { Refusal } from "@codex/admin-kit"
import { Button, Drawer, Hint, Input, Label } from "@medusajs/ui"
import { useState, type ReactNode } from "react"
import { useTranslation } from "react-i18next"

export interface PasswordDrawerProps {
  id: string
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  purpose: string
  submit: string
  danger?: boolean
  busy: boolean
  /** What the server refused with. */
  error: Error | null
  /** Absent: something stands in the way, so nothing is asked. */
  onSubmit?: (password: string) => void
  children: ReactNode
}

const Password = (props: {
  id: string
  value: string
  onChange: (value: string) => void
}) => {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-2">
      <Label htmlFor={props.id} size="small" weight="plus">
        {t("codexCheckout.ownAccount.password")}
      </Label>
      <Input
        id={props.id}
        type="password"
        autoComplete="current-password"
        aria-required
        aria-describedby={`${props.id}-hint`}
        value={props.value}
        onChange={({ target }) => props.onChange(target.value)}
      />
      <Hint id={`${props.id}-hint`}>
        {t("codexCheckout.ownAccount.passwordHint")}
      </Hint>
    </div>
  )
}

const Buttons = (
  props: Pick<
    PasswordDrawerProps,
    "submit" | "danger" | "busy" | "onSubmit"
  > & {
    ready: boolean
  }
) => {
  const { t } = useTranslation()
  return (
    <Drawer.Footer>
      <Drawer.Close asChild>
        <Button size="small" variant="secondary" type="button">
          {t("codexCheckout.ownAccount.cancel")}
        </Button>
      </Drawer.Close>
      <Button
        size="small"
        type="submit"
        variant={props.danger ? "danger" : "primary"}
        isLoading={props.busy}
        disabled={!props.ready || !props.onSubmit}
      >
        {props.submit}
      </Button>
    </Drawer.Footer>
  )
}

/** Says what is going to happen, then asks for the password. */
export const PasswordDrawer = (props: PasswordDrawerProps) => {
  const { t } = useTranslation()
  const [password, setPassword] = useState("")
  const change = (open: boolean) => {
    setPassword("")
    props.onOpenChange(open)
  }
  return (
    <Drawer open={props.open} onOpenChange={change}>
      <Drawer.Content>
        <form
          className="flex h-full flex-col"
          onSubmit={(event) => {
            event.preventDefault()
            if (password && !props.busy) {
              props.onSubmit?.(password)
            }
          }}
        >
          <Drawer.Header>
            <Drawer.Title>{props.title}</Drawer.Title>
            <Drawer.Description>{props.purpose}</Drawer.Description>
          </Drawer.Header>
          <Drawer.Body className="flex flex-1 flex-col gap-6 overflow-y-auto">
            {props.children}
            {props.onSubmit && (
              <Password
                id={`${props.id}-password`}
                value={password}
                onChange={setPassword}
              />
            )}
            <Refusal
              label={t("codexCheckout.ownAccount.notDone")}
              error={props.error}
            />
          </Drawer.Body>
          <Buttons {...props} ready={password !== ""} />
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
