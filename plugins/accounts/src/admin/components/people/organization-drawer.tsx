import { useState } from "react"
import { useTranslation } from "react-i18next"
import { suggestHandle } from "../../lib/suggest-handle"
import { useEnter } from "../../lib/use-enter"
import { useMakeOrganization } from "../../lib/use-people"
import { HandleField } from "../handle-field"
import { TextField } from "../text-field"
import { FormDrawer } from "./form-drawer"

/** A brand of one's own: a name and a page under a free address. */
export const OrganizationDrawer = (props: {
  open: boolean
  onOpenChange: (open: boolean) => void
}) => {
  const { t } = useTranslation()
  const [name, setName] = useState("")
  const [handle, setHandle] = useState("")
  const make = useMakeOrganization()
  const enter = useEnter()
  const text = (key: string) => t(`codexAccounts.people.${key}`)
  const rename = (next: string) => {
    if (handle === suggestHandle(name)) {
      setHandle(suggestHandle(next))
    }
    setName(next)
  }
  const submit = () =>
    make.mutate(
      { name, handle },
      { onSuccess: ({ organization }) => void enter(organization.id) }
    )
  return (
    <FormDrawer
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={text("createTitle")}
      purpose={text("createPurpose")}
      submit={text("create")}
      busy={make.isPending}
      ready={name.trim() !== "" && handle.length >= 3}
      error={make.error}
      onSubmit={submit}
    >
      <TextField
        id="codex-organization-name"
        label={text("organizationName")}
        hint={text("organizationNameHint")}
        maxLength={120}
        autoComplete="organization"
        autoFocus
        value={name}
        onText={rename}
      />
      <HandleField handle={handle} onChange={setHandle} />
    </FormDrawer>
  )
}
