import { Button, Text } from "@medusajs/ui"
import { useState, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { FormDrawer } from "./people/form-drawer"
import { TextField } from "./text-field"

const digits = (typed: string) => typed.replaceAll(/\D/g, "").slice(0, 6)

interface Props {
  id: string
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  purpose: string
  submit: string
  hint: string
  again: string
  confirm: {
    isPending: boolean
    error: Error | null
    mutate: (code: string) => void
  }
  onAgain: () => void
  children?: ReactNode
}

/** Six digits that somebody was sent, and the way back to what they typed. */
export const CodeDrawer = (props: Props) => {
  const { t } = useTranslation()
  const { confirm, onAgain, again, hint, id, children, ...drawer } = props
  const [code, setCode] = useState("")
  return (
    <FormDrawer
      {...drawer}
      busy={confirm.isPending}
      ready={code.length === 6}
      error={confirm.error}
      onSubmit={() => confirm.mutate(code)}
    >
      {children}
      <TextField
        id={id}
        label={t("codexAccounts.signUp.code")}
        hint={hint}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        value={code}
        onText={(text) => setCode(digits(text))}
      />
      <Text size="small">
        <Button type="button" variant="transparent" onClick={onAgain}>
          {again}
        </Button>
      </Text>
    </FormDrawer>
  )
}
