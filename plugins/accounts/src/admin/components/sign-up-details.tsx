import { Button, InlineTip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { suggestHandle } from "../lib/suggest-handle"
import type { Details, SignUp } from "../lib/use-sign-up"
import { HandleField } from "./handle-field"
import { TextField } from "./text-field"

/** Red before anything was typed would scold; the hints say what is missing. */
const isFilled = ({ name, handle, email, password }: Details) =>
  name.trim() !== "" &&
  handle.length >= 3 &&
  /^\S+@\S+\.\S+$/.test(email.trim()) &&
  password.length >= 12

const NameField = ({ signUp }: { signUp: SignUp }) => {
  const { t } = useTranslation()
  const { name, handle } = signUp.details
  const follows = handle === suggestHandle(name)
  return (
    <TextField
      id="codex-sign-up-name"
      label={t("codexAccounts.signUp.name")}
      hint={t("codexAccounts.signUp.nameHint")}
      value={name}
      maxLength={120}
      autoComplete="name"
      autoFocus
      onText={(text) =>
        signUp.set({
          name: text,
          ...(follows ? { handle: suggestHandle(text) } : {}),
        })
      }
    />
  )
}

/** Who somebody is and how they will sign in; ends with a code by e-mail. */
export const SignUpDetails = ({ signUp }: { signUp: SignUp }) => {
  const { t } = useTranslation()
  const { details, ask } = signUp
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate()
      }}
    >
      <NameField signUp={signUp} />
      <HandleField
        handle={details.handle}
        onChange={(handle) => signUp.set({ handle })}
      />
      <TextField
        id="codex-sign-up-email"
        label={t("codexAccounts.signUp.email")}
        hint={t("codexAccounts.signUp.emailHint")}
        inputMode="email"
        value={details.email}
        autoComplete="email"
        onText={(text) => signUp.set({ email: text })}
      />
      <TextField
        id="codex-sign-up-password"
        label={t("codexAccounts.signUp.password")}
        hint={t("codexAccounts.signUp.passwordHint")}
        type="password"
        value={details.password}
        autoComplete="new-password"
        onText={(text) => signUp.set({ password: text })}
      />
      {ask.error ? (
        <InlineTip label={t("codexAccounts.signUp.notSent")} variant="error">
          {ask.error.message}
        </InlineTip>
      ) : null}
      <Button
        type="submit"
        disabled={!isFilled(details)}
        isLoading={ask.isPending}
      >
        {t("codexAccounts.signUp.sendCode")}
      </Button>
    </form>
  )
}
