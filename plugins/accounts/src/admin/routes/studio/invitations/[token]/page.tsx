import { Button, Container, Heading, InlineTip, Text } from "@medusajs/ui"
import { getI18n, useTranslation } from "react-i18next"
import { useNavigate, useParams } from "react-router-dom"
import type { InvitationView } from "../../../../../contract"
import { Failed, Loading } from "../../../../components/people/states"
import { useEnter } from "../../../../lib/use-enter"
import { useAnswer, useInvitation } from "../../../../lib/use-invitation"

const Answer = (props: { token: string; invitation: InvitationView }) => {
  const { token, invitation } = props
  const { organization, role } = invitation
  const { t } = useTranslation()
  const navigate = useNavigate()
  const enter = useEnter()
  const { accept, decline } = useAnswer(token)
  const text = (name: string) =>
    t(`codexAccounts.people.${name}`, { ...invitation })
  const error = accept.error ?? decline.error
  return (
    <Container className="flex max-w-2xl flex-col items-start gap-5 px-6 py-8">
      <div>
        <Heading>{t("codexAccounts.people.join", { organization })}</Heading>
        <Text className="text-ui-fg-subtle">{text("joinText")}</Text>
      </div>
      <Text size="small">
        {t(`codexAccounts.people.role.${role}`)}
        {": "}
        {t(`codexAccounts.people.may.${role}`)}
      </Text>
      {invitation.member ? (
        <InlineTip label={text("memberTip")}>{text("memberAlready")}</InlineTip>
      ) : null}
      {error ? (
        <InlineTip label={text("notDone")} variant="error">
          {error.message}
        </InlineTip>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button
          isLoading={accept.isPending}
          onClick={() =>
            accept.mutate(undefined, {
              onSuccess: ({ organization_id: id }) => void enter(id),
            })
          }
        >
          {text("accept")}
        </Button>
        <Button
          variant="secondary"
          isLoading={decline.isPending}
          onClick={() =>
            decline.mutate(undefined, {
              onSuccess: () => void navigate("/studio"),
            })
          }
        >
          {text("decline")}
        </Button>
      </div>
    </Container>
  )
}

/** Where the link of the mail leads, through the login if need be. */
const InvitationPage = () => {
  const { token = "" } = useParams()
  const { data, error, refetch } = useInvitation(token)
  if (data) {
    return <Answer token={token} invitation={data} />
  }
  return error ? (
    <Failed error={error} onRetry={() => void refetch()} />
  ) : (
    <Loading />
  )
}

export const handle = {
  breadcrumb: () => getI18n().t("codexAccounts.people.invitation"),
}

export default InvitationPage
