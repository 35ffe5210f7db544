import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Users } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { getI18n, useTranslation } from "react-i18next"
import type { StudioPeople } from "../../../../contract"
import { Failed, Loading } from "../../../components/people/states"
import { InviteDrawer } from "../../../components/people/invite-drawer"
import { OrganizationDrawer } from "../../../components/people/organization-drawer"
import { Invitations, PeopleList } from "../../../components/people/people-list"
import { useInvite, usePeople } from "../../../lib/use-people"

const Head = (props: { people: StudioPeople; onInvite: () => void }) => {
  const { people } = props
  const { t } = useTranslation()
  const [making, setMaking] = useState(false)
  const purpose = people.personal ? "personal" : "purpose"
  return (
    <div className="flex flex-wrap items-start justify-between gap-4 px-6 py-4">
      <div className="min-w-0 flex-1 basis-72">
        <Heading>{t("codexAccounts.people.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t(`codexAccounts.people.${purpose}`, {
            organization: people.organization,
          })}
        </Text>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          variant={people.personal ? "primary" : "secondary"}
          onClick={() => setMaking(true)}
        >
          {t("codexAccounts.people.createTitle")}
        </Button>
        {people.gives.length > 0 ? (
          <Button size="small" onClick={props.onInvite}>
            {t("codexAccounts.people.invite")}
          </Button>
        ) : null}
      </div>
      <OrganizationDrawer open={making} onOpenChange={setMaking} />
    </div>
  )
}

const People = ({ people }: { people: StudioPeople }) => {
  const [inviting, setInviting] = useState(false)
  const invite = useInvite()
  const open = (wanted: boolean) => {
    invite.reset()
    setInviting(wanted)
  }
  return (
    <div className="flex flex-col gap-2">
      <Container className="divide-y p-0">
        <Head people={people} onInvite={() => open(true)} />
        <PeopleList people={people} />
      </Container>
      <Invitations people={people} invite={invite} />
      <InviteDrawer
        organization={people.organization}
        gives={people.gives}
        invite={invite}
        open={inviting}
        onOpenChange={open}
      />
    </div>
  )
}

const PeoplePage = () => {
  const { data, error, refetch } = usePeople()
  if (data) {
    return <People people={data} />
  }
  return error ? (
    <Failed error={error} onRetry={() => void refetch()} />
  ) : (
    <Loading />
  )
}

export const config = defineRouteConfig({
  label: "codexAccounts.people.title",
  translationNs: "translation",
  icon: Users,
  rank: 8,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexAccounts.people.title"),
}

export default PeoplePage
