import { Button, InlineTip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { suggestHandle } from "../lib/suggest-handle"
import type { Details, SignUp } from "../lib/use-sign-up"
import { HandleField } from "./handle-field"
import { SignUpField } from "./sign-up-field"

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
    <SignUpField
      id="codex-sign-up-name"
      label={t("codexAccounts.signUp.name")}
      hint={t("codexAccounts.signUp.nameHint")}
      value={name}
      aria-required
      maxLength={120}
      autoComplete="name"
      autoFocus
      onChange={({ target }) =>
        signUp.set({
          name: target.value,
          ...(follows ? { handle: suggestHandle(target.value) } : {}),
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
      <SignUpField
        id="codex-sign-up-email"
        label={t("codexAccounts.signUp.email")}
        hint={t("codexAccounts.signUp.emailHint")}
        inputMode="email"
        value={details.email}
        aria-required
        autoComplete="email"
        onChange={({ target }) => signUp.set({ email: target.value })}
      />
      <SignUpField
        id="codex-sign-up-password"
        label={t("codexAccounts.signUp.password")}
        hint={t("codexAccounts.signUp.passwordHint")}
        type="password"
        value={details.password}
        aria-required
        autoComplete="new-password"
        onChange={({ target }) => signUp.set({ password: target.value })}
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
