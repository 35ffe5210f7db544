import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { GivenRole } from "../../../contract"
import type { useInvite } from "../../lib/use-people"
import { TextField } from "../text-field"
import { FormDrawer } from "./form-drawer"
import { RoleChoice } from "./role-choice"

interface Props {
  organization: string
  gives: readonly GivenRole[]
  invite: ReturnType<typeof useInvite>
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** An address and a role; the rest is in the mail. */
export const InviteDrawer = (props: Props) => {
  const { invite, onOpenChange } = props
  const { t } = useTranslation()
  const [email, setEmail] = useState("")
  const [role, setRole] = useState<GivenRole>("creator")
  const text = (name: string) =>
    t(`codexAccounts.people.${name}`, { organization: props.organization })
  const submit = () =>
    invite.mutate(
      { email, role },
      {
        onSuccess: () => {
          setEmail("")
          onOpenChange(false)
        },
      }
    )
  return (
    <FormDrawer
      open={props.open}
      onOpenChange={onOpenChange}
      title={text("inviteTitle")}
      purpose={text("invitePurpose")}
      submit={text("send")}
      busy={invite.isPending}
      ready={/^\S+@\S+\.\S+$/.test(email.trim())}
      error={invite.error}
      onSubmit={submit}
    >
      <TextField
        id="codex-invite-email"
        label={text("email")}
        hint={text("emailHint")}
        inputMode="email"
        autoComplete="off"
        autoFocus
        value={email}
        onText={setEmail}
      />
      <RoleChoice roles={props.gives} role={role} onChange={setRole} />
    </FormDrawer>
  )
}
