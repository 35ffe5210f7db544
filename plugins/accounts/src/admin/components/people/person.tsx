import { Badge, Button, Select } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { GivenRole, PersonView } from "../../../contract"
import { Row } from "./row"

interface Props {
  person: PersonView
  gives: readonly GivenRole[]
  onRole: (role: GivenRole) => void
  /** Absent where who asks is not the owner. */
  onHandOver?: (() => void) | undefined
  onEnd: () => void
}

const RoleSelect = ({ person, gives, onRole }: Props) => {
  const { t } = useTranslation()
  const choose = (value: string) => {
    const role = gives.find((known) => known === value)
    if (role) {
      onRole(role)
    }
  }
  return (
    <Select size="small" value={person.role} onValueChange={choose}>
      <Select.Trigger
        aria-label={t("codexAccounts.people.roleOf", { name: person.name })}
      >
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        {gives.map((role) => (
          <Select.Item key={role} value={role}>
            {t(`codexAccounts.people.role.${role}`)}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
}

/** A member: their role, and the way out for them or for who may remove them. */
export const Person = (props: Props) => {
  const { person, onHandOver, onEnd } = props
  const { t, i18n } = useTranslation()
  const text = (name: string) => t(`codexAccounts.people.${name}`)
  const since = new Date(person.since).toLocaleDateString(i18n.language, {
    dateStyle: "medium",
  })
  const mayEnd = person.editable || (person.you && person.role !== "owner")
  return (
    <Row
      initial={person.name}
      title={person.you ? `${person.name} (${text("you")})` : person.name}
      detail={`/${person.handle} · ${t("codexAccounts.people.since", { date: since })}`}
    >
      {person.editable ? (
        <RoleSelect {...props} />
      ) : (
        <Badge size="2xsmall">{text(`role.${person.role}`)}</Badge>
      )}
      {onHandOver ? (
        <Button
          size="small"
          variant="transparent"
          className="shrink-0"
          aria-label={t("codexAccounts.people.handOver.openOf", {
            name: person.name,
          })}
          onClick={onHandOver}
        >
          {text("handOver.open")}
        </Button>
      ) : null}
      {mayEnd ? (
        <Button
          size="small"
          variant="secondary"
          className="shrink-0"
          aria-label={
            person.you
              ? text("leave")
              : t("codexAccounts.people.removeOf", { name: person.name })
          }
          onClick={onEnd}
        >
          {text(person.you ? "leave" : "remove")}
        </Button>
      ) : null}
    </Row>
  )
}
