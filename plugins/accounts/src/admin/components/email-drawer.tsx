import { InlineTip } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { ChangeEmail } from "../lib/use-email"
import { CodeDrawer } from "./code-drawer"
import { FormDrawer } from "./people/form-drawer"
import { TextField } from "./text-field"

interface Props {
  change: ChangeEmail
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** The new address and the password of the login that moves. */
const Fields = (props: Props & { onAsked: (email: string) => void }) => {
  const { t } = useTranslation()
  const { ask } = props.change
  const [email, setEmail] = useState("")
  const [password, setPassword] = useState("")
  const text = (name: string) => t(`codexAccounts.email.${name}`)
  return (
    <FormDrawer
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={text("change")}
      purpose={text("purpose")}
      submit={text("send")}
      busy={ask.isPending}
      ready={/^\S+@\S+\.\S+$/.test(email.trim()) && password !== ""}
      error={ask.error}
      onSubmit={() => {
        props.onAsked(email.trim())
        ask.mutate({ email, password })
      }}
    >
      <TextField
        id="codex-new-email"
        label={text("next")}
        hint={text("nextHint")}
        inputMode="email"
        autoComplete="email"
        autoFocus
        value={email}
        onText={setEmail}
      />
      <TextField
        id="codex-new-email-password"
        label={text("password")}
        hint={text("passwordHint")}
        type="password"
        autoComplete="current-password"
        value={password}
        onText={setPassword}
      />
    </FormDrawer>
  )
}

/** The six digits that went to the new address. */
const Code = (props: Props & { email: string }) => {
  const { t } = useTranslation()
  const { asked, confirm, restart } = props.change
  const text = (name: string) =>
    t(`codexAccounts.email.${name}`, { email: props.email })
  return (
    <CodeDrawer
      id="codex-new-email-code"
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={text("change")}
      purpose={text("sent")}
      submit={text("confirm")}
      hint={text("codeHint")}
      again={text("again")}
      confirm={confirm}
      onAgain={restart}
    >
      {asked?.mailed ? null : (
        <InlineTip label={t("codexAccounts.signUp.noMail")}>
          {t("codexAccounts.signUp.noMailHint")}
        </InlineTip>
      )}
    </CodeDrawer>
  )
}

export const EmailDrawer = (props: Props) => {
  const [email, setEmail] = useState("")
  return props.change.asked ? (
    <Code {...props} email={email} />
  ) : (
    <Fields {...props} onAsked={setEmail} />
  )
}
