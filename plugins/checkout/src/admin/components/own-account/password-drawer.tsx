import { DrawerForm, Field, Refusal } from "@codex/admin-kit"
import { Input } from "@medusajs/ui"
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
    <Field
      id={props.id}
      label={t("codexCheckout.ownAccount.password")}
      hint={t("codexCheckout.ownAccount.passwordHint")}
    >
      <Input
        id={props.id}
        type="password"
        autoComplete="current-password"
        aria-required
        aria-describedby={`${props.id}-hint`}
        value={props.value}
        onChange={({ target }) => props.onChange(target.value)}
      />
    </Field>
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
  const { id, onSubmit, children, error, ...frame } = props
  const submit = () => {
    if (password && !props.busy) {
      onSubmit?.(password)
    }
  }
  return (
    <DrawerForm
      {...frame}
      onOpenChange={change}
      cancel={t("codexCheckout.ownAccount.cancel")}
      disabled={!password || !onSubmit}
      onSubmit={submit}
    >
      {children}
      {onSubmit && (
        <Password
          id={`${id}-password`}
          value={password}
          onChange={setPassword}
        />
      )}
      <Refusal label={t("codexCheckout.ownAccount.notDone")} error={error} />
    </DrawerForm>
  )
}
