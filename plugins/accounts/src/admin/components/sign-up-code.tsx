import { Button, InlineTip, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { SignUp } from "../lib/use-sign-up"
import { TextField } from "./text-field"

const digits = (typed: string) => typed.replaceAll(/\D/g, "").slice(0, 6)

/** The six digits, typed or pasted; the last one sends them. */
export const SignUpCode = ({ signUp }: { signUp: SignUp }) => {
  const { t } = useTranslation()
  const { asked, ask, back, details, finish } = signUp
  const [code, setCode] = useState("")
  const change = (typed: string) => {
    const next = digits(typed)
    setCode(next)
    if (next.length === 6 && next !== code && !finish.isPending) {
      finish.mutate(next)
    }
  }
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        finish.mutate(code)
      }}
    >
      <Text size="small">
        {t("codexAccounts.signUp.sent", { email: details.email })}
      </Text>
      {asked?.mailed ? null : (
        <InlineTip label={t("codexAccounts.signUp.noMail")}>
          {t("codexAccounts.signUp.noMailHint")}
        </InlineTip>
      )}
      <TextField
        id="codex-sign-up-code"
        label={t("codexAccounts.signUp.code")}
        hint={t("codexAccounts.signUp.codeHint")}
        value={code}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        disabled={finish.isPending}
        onText={change}
      />
      {finish.error ? (
        <InlineTip label={t("codexAccounts.signUp.notDone")} variant="error">
          {finish.error.message}
        </InlineTip>
      ) : null}
      <Button
        type="submit"
        disabled={code.length < 6}
        isLoading={finish.isPending}
      >
        {t("codexAccounts.signUp.finish")}
      </Button>
      <div className="flex flex-wrap justify-between gap-3">
        <Button type="button" variant="transparent" onClick={back}>
          {t("codexAccounts.signUp.back")}
        </Button>
        <Button
          type="button"
          variant="transparent"
          isLoading={ask.isPending}
          onClick={() => {
            setCode("")
            finish.reset()
            ask.mutate()
          }}
        >
          {t("codexAccounts.signUp.again")}
        </Button>
      </div>
    </form>
  )
}
