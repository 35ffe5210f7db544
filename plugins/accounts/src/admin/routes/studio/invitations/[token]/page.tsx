import { Button, Container, Heading, InlineTip, Text } from "@medusajs/ui"
import { getI18n, useTranslation } from "react-i18next"
import { Link, useNavigate, useParams } from "react-router-dom"
import type { InvitationView } from "../../../../../contract"
import { Failed, Loading } from "../../../../components/people/states"
import { ApiError } from "../../../../lib/api"
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

/** Used, withdrawn, run out or never sent: nobody is told which. */
const Ended = ({ error }: { error: Error }) => {
  const { t } = useTranslation()
  return (
    <Container className="flex flex-col items-start gap-3 px-6 py-8">
      <Heading>{t("codexAccounts.people.ended")}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {error.message}
      </Text>
      <Button size="small" variant="secondary" asChild>
        <Link to="/studio">{t("codexAccounts.people.toStudio")}</Link>
      </Button>
    </Container>
  )
}

const hasEnded = (error: Error) =>
  error instanceof ApiError && error.code === "invitation_not_found"

/** Where the link of the mail leads, through the login if need be. */
const InvitationPage = () => {
  const { token = "" } = useParams()
  const { data, error, refetch } = useInvitation(token)
  if (data) {
    return <Answer token={token} invitation={data} />
  }
  if (!error) {
    return <Loading />
  }
  return hasEnded(error) ? (
    <Ended error={error} />
  ) : (
    <Failed error={error} onRetry={() => void refetch()} />
  )
}

export const handle = {
  breadcrumb: () => getI18n().t("codexAccounts.people.invitation"),
}

export default InvitationPage
