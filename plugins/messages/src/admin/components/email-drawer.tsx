import { LoadFailed } from "@codex/admin-kit"
import { Alert, Button, Drawer, Tabs, Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { EmailDetail } from "../../contract"
import { useEmail, useResend } from "../lib/use-emails"
import { EmailState } from "./email-state"
import { EmailTimeline } from "./email-timeline"
import { MailFrame, PlainMail } from "./mail-frame"
import { Loading } from "./loading"

const Head = ({ email }: { email: EmailDetail }) => {
  const { t } = useTranslation()
  const rows: [string, string | null][] = [
    ["from", email.from],
    ["to", email.to],
    ["replyTo", email.reply_to],
    ["subject", email.subject],
  ]
  return (
    <dl className="grid grid-cols-[auto,1fr] gap-x-6 gap-y-2">
      {rows
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name} className="contents">
            <Text as="span" size="small" className="text-ui-fg-subtle">
              {t(`codexMessages.email.${name}`)}
            </Text>
            <Text as="span" size="small" className="break-words text-right">
              {value}
            </Text>
          </div>
        ))}
    </dl>
  )
}

const HINTS = {
  kept: "info",
  failed: "error",
  bounced: "error",
} as const

const Hint = ({ email }: { email: EmailDetail }) => {
  const { t } = useTranslation()
  const { state } = email
  if (state !== "kept" && state !== "failed" && state !== "bounced") {
    return null
  }
  return (
    <Alert variant={HINTS[state]}>
      {t(`codexMessages.email.${state}Hint`)}
    </Alert>
  )
}

const Mail = ({ email }: { email: EmailDetail }) => {
  const { t } = useTranslation()
  const name = (key: string) => t(`codexMessages.email.${key}`)
  if (!email.mail) {
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {name(email.secret ? "secret" : "notYet")}
      </Text>
    )
  }
  return (
    <Tabs defaultValue="mail">
      <Tabs.List>
        <Tabs.Trigger value="mail">{name("mail")}</Tabs.Trigger>
        <Tabs.Trigger value="plain">{name("plain")}</Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="mail" className="mt-4">
        <MailFrame title={name("preview")} html={email.mail.html} />
      </Tabs.Content>
      <Tabs.Content value="plain" className="mt-4">
        <PlainMail text={email.mail.text} />
      </Tabs.Content>
    </Tabs>
  )
}

const Body = ({ email }: { email: EmailDetail }) => (
  <Drawer.Body className="flex flex-col gap-6 overflow-y-auto">
    <div className="flex items-center justify-between gap-4">
      <EmailState state={email.state} />
    </div>
    <Hint email={email} />
    <Head email={email} />
    <EmailTimeline steps={email.timeline} />
    <Mail email={email} />
  </Drawer.Body>
)

const Resend = ({ id }: { id: string }) => {
  const { t } = useTranslation()
  const resend = useResend()
  const start = () =>
    resend.mutate(id, {
      onSuccess: () => toast.success(t("codexMessages.email.resent")),
      onError: (error) => toast.error(error.message),
    })
  return (
    <Button size="small" isLoading={resend.isPending} onClick={start}>
      {t("codexMessages.email.resend")}
    </Button>
  )
}

/** One mail: as it was read, what happened to it, and once more. */
export const EmailDrawer = (props: {
  id: string | null
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const { data, error, refetch } = useEmail(props.id)
  return (
    <Drawer
      open={props.id !== null}
      onOpenChange={(open) => !open && props.onClose()}
    >
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>
            {data
              ? t(`codexMessages.type.${data.type}`)
              : t("codexMessages.emails.title")}
          </Drawer.Title>
        </Drawer.Header>
        {error && !data ? (
          <LoadFailed error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <Body email={data} />
        ) : (
          <Loading />
        )}
        <Drawer.Footer>
          <Drawer.Close asChild>
            <Button size="small" variant="secondary">
              {t("codexMessages.close")}
            </Button>
          </Drawer.Close>
          {data?.resendable && <Resend id={data.id} />}
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
