import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { ProvePhone } from "../lib/use-phone"
import { CodeDrawer } from "./code-drawer"
import { FormDrawer } from "./people/form-drawer"
import { TextField } from "./text-field"

interface Props {
  prove: ProvePhone
  title: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** A number, then the six digits that were texted to it. */
export const PhoneDrawer = (props: Props) => {
  const { prove, title, open, onOpenChange } = props
  const { t } = useTranslation()
  const [number, setNumber] = useState("")
  const { asked, ask, confirm, restart } = prove
  const text = (name: string) => t(`codexAccounts.phone.${name}`, { number })
  const drawer = { title, open, onOpenChange }
  return asked ? (
    <CodeDrawer
      {...drawer}
      id="codex-phone-code"
      purpose={text("sent")}
      submit={text("confirm")}
      hint={text("codeHint")}
      again={text("again")}
      confirm={confirm}
      onAgain={restart}
    />
  ) : (
    <FormDrawer
      {...drawer}
      purpose={text("purpose")}
      submit={text("send")}
      busy={ask.isPending}
      ready={number.trim().length > 4}
      error={ask.error}
      onSubmit={() => ask.mutate(number.trim())}
    >
      <TextField
        id="codex-phone"
        label={text("number")}
        hint={text("numberHint")}
        type="tel"
        autoComplete="tel"
        autoFocus
        value={number}
        onText={setNumber}
      />
    </FormDrawer>
  )
}
