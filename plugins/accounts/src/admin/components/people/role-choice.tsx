import { Label, RadioGroup } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { GivenRole } from "../../../contract"

/** One of the roles that may be given, each with what it may do. */
export const RoleChoice = (props: {
  roles: readonly GivenRole[]
  role: GivenRole
  onChange: (role: GivenRole) => void
}) => {
  const { t } = useTranslation()
  const choose = (value: string) => {
    const role = props.roles.find((known) => known === value)
    if (role) {
      props.onChange(role)
    }
  }
  return (
    <div className="flex flex-col gap-2">
      <Label id="codex-invite-role" size="small" weight="plus">
        {t("codexAccounts.people.roleLabel")}
      </Label>
      <RadioGroup
        aria-labelledby="codex-invite-role"
        value={props.role}
        onValueChange={choose}
      >
        {props.roles.map((role) => (
          <RadioGroup.ChoiceBox
            key={role}
            value={role}
            label={t(`codexAccounts.people.role.${role}`)}
            description={t(`codexAccounts.people.may.${role}`)}
          />
        ))}
      </RadioGroup>
    </div>
  )
}
