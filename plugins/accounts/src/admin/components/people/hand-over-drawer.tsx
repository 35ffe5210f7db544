import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { PersonView } from "../../../contract"
import { useHandOver } from "../../lib/use-people"
import { TextField } from "../text-field"
import { FormDrawer } from "./form-drawer"

/** Says what becomes of whom, and asks for the password. */
export const HandOverDrawer = (props: {
  organization: string
  /** Who follows; nobody: closed. */
  person: PersonView | undefined
  onClose: () => void
}) => {
  const { organization, person, onClose } = props
  const { t } = useTranslation()
  const [password, setPassword] = useState("")
  const handOver = useHandOver()
  const text = (key: string) =>
    t(`codexAccounts.people.handOver.${key}`, {
      name: person?.name ?? "",
      organization,
    })
  const close = () => {
    setPassword("")
    handOver.reset()
    onClose()
  }
  const submit = () => {
    if (person) {
      const { creator_id: id, name } = person
      handOver.mutate({ id, name, password }, { onSuccess: close })
    }
  }
  return (
    <FormDrawer
      open={person !== undefined}
      onOpenChange={(open) => !open && close()}
      title={text("title")}
      purpose={text("purpose")}
      submit={text("submit")}
      busy={handOver.isPending}
      ready={password !== ""}
      error={handOver.error}
      onSubmit={submit}
    >
      <TextField
        id="codex-hand-over-password"
        label={text("password")}
        hint={text("passwordHint")}
        type="password"
        autoComplete="current-password"
        autoFocus
        value={password}
        onText={setPassword}
      />
    </FormDrawer>
  )
}
