import { Container, Heading, Text, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { PersonView, StudioPeople } from "../../../contract"
import { useEnter } from "../../lib/use-enter"
import {
  useLeave,
  useRemove,
  useSetRole,
  useWithdraw,
  type useInvite,
} from "../../lib/use-people"
import { HandOverDrawer } from "./hand-over-drawer"
import { Invitation } from "./invitation"
import { Person } from "./person"

/** Asks first: what was on sale is taken down with it. */
function useEnd(organization: string) {
  const { t } = useTranslation()
  const prompt = usePrompt()
  const enter = useEnter()
  const remove = useRemove()
  const leave = useLeave(() => void enter(null))
  return async ({ you, name, creator_id: id }: PersonView) => {
    const text = (part: string) =>
      t(`codexAccounts.people.${you ? "leaving" : "removing"}.${part}`, {
        name,
        organization,
      })
    const sure = await prompt({
      title: text("title"),
      description: text("text"),
      confirmText: text("confirm"),
      cancelText: t("codexAccounts.people.cancel"),
    })
    if (sure && you) {
      leave.mutate(id)
    } else if (sure) {
      remove.mutate({ id, name })
    }
  }
}

export const PeopleList = ({ people }: { people: StudioPeople }) => {
  const setRole = useSetRole()
  const end = useEnd(people.organization)
  const [next, setNext] = useState<PersonView>()
  const owns = people.people.some(({ you, role }) => you && role === "owner")
  return (
    <ul className="divide-y">
      <HandOverDrawer
        organization={people.organization}
        person={next}
        onClose={() => setNext(undefined)}
      />
      {people.people.map((person) => (
        <Person
          key={person.creator_id}
          person={person}
          gives={people.gives}
          onRole={(role) =>
            setRole.mutate({ id: person.creator_id, name: person.name, role })
          }
          onHandOver={owns && !person.you ? () => setNext(person) : undefined}
          onEnd={() => void end(person)}
        />
      ))}
    </ul>
  )
}

/** Whom nobody has heard from yet; nothing where nobody was asked. */
export const Invitations = (props: {
  people: StudioPeople
  invite: ReturnType<typeof useInvite>
}) => {
  const { people, invite } = props
  const { t } = useTranslation()
  const withdraw = useWithdraw()
  if (people.invitations.length === 0) {
    return null
  }
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("codexAccounts.people.asked")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("codexAccounts.people.askedPurpose")}
        </Text>
      </div>
      <ul className="divide-y">
        {people.invitations.map((row) => (
          <Invitation
            key={row.id}
            invitation={row}
            busy={invite.isPending || withdraw.isPending}
            onAgain={() => invite.mutate({ email: row.email, role: row.role })}
            onWithdraw={() => withdraw.mutate(row)}
          />
        ))}
      </ul>
    </Container>
  )
}
