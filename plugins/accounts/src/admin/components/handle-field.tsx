import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import { useHandle } from "../lib/use-sign-up"
import { TextField } from "./text-field"

const QUIET_MS = 300

/** The value once nobody has typed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), QUIET_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

/** The address of a page; says while it is typed whether it is free. */
export const HandleField = (props: {
  handle: string
  onChange: (handle: string) => void
}) => {
  const { t } = useTranslation()
  const { handle } = props
  const answer = useHandle(useSettled(handle)).data
  const known = answer?.handle === handle ? answer : undefined
  const free = known?.available
    ? t("codexAccounts.signUp.handleFree", { handle })
    : undefined
  return (
    <TextField
      id="codex-sign-up-handle"
      label={t("codexAccounts.signUp.handle")}
      hint={known?.message ?? free ?? t("codexAccounts.signUp.handleHint")}
      wrong={known?.available === false}
      value={handle}
      maxLength={32}
      autoComplete="off"
      spellCheck={false}
      onText={(text) => props.onChange(text.toLowerCase())}
    />
  )
}
