import {
  Alert,
  Button,
  Container,
  Heading,
  InlineTip,
  Text,
  toast,
} from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { PageLoadFailed } from "@codex/admin-kit"
import type { StudioMe } from "../../contract"
import { useOverview } from "../lib/use-overview"
import { FirstSteps } from "./first-steps"
import { Numbers } from "./numbers"
import { Places } from "./places"

function timeOfDay(hour: number) {
  if (hour < 12) {
    return "morning"
  }
  return hour < 18 ? "afternoon" : "evening"
}

const Welcome = ({ me }: { me: StudioMe }) => {
  const { t } = useTranslation()
  const editable = me.role === "owner" || me.role === "admin"
  return (
    <Container className="flex flex-wrap items-center justify-between gap-4 px-6 py-6">
      <div>
        <Heading>
          {t(`codexCreators.greeting.${timeOfDay(new Date().getHours())}`, {
            name: me.creator.display_name,
          })}
        </Heading>
        <Text className="text-ui-fg-subtle">
          {t("codexCreators.home.purpose")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle pt-1">
          {t("codexCreators.organization.working", {
            name: me.organization.name,
            role: t(`codexCreators.organization.role.${me.role}`),
          })}
        </Text>
      </div>
      <div className="flex items-center gap-2">
        {editable ? (
          <Button size="small" variant="secondary" asChild>
            <Link to="/studio/settings">
              {t("codexCreators.settings.open")}
            </Link>
          </Button>
        ) : null}
        <Button size="small" asChild>
          <Link to="/studio/media">{t("codexCreators.home.uploadMedia")}</Link>
        </Button>
      </div>
    </Container>
  )
}

/** Whether this browser has copied the link of an organization before. */
function useShared(organizationId: string) {
  const key = `codex.shared.${organizationId}`
  const [, redraw] = useState(0)
  return {
    shared: window.localStorage.getItem(key) !== null,
    markShared: () => {
      window.localStorage.setItem(key, "1")
      redraw((n) => n + 1)
    },
  }
}

/** A creator's first page: where things stand and what comes next. */
export const StudioHome = ({ me }: { me: StudioMe }) => {
  const { t } = useTranslation()
  const { data: overview, error, refetch } = useOverview(me.organization.id)
  const { shared, markShared } = useShared(me.organization.id)
  const pageUrl = me.storefront_url
    ? `${me.storefront_url.replace(/\/$/, "")}/${me.organization.handle}`
    : null
  const share = async () => {
    if (pageUrl) {
      await navigator.clipboard.writeText(pageUrl)
      markShared()
      toast.success(t("codexCreators.start.copied"), { description: pageUrl })
    }
  }
  return (
    <div className="flex flex-col gap-2">
      <Welcome me={me} />
      {me.creator.approved ? null : (
        <InlineTip label={t("codexCreators.home.waits")}>
          {t("codexCreators.home.waitsText")}
        </InlineTip>
      )}
      {me.organization.suspend_reason ? (
        <Alert variant="error">
          {t("codexCreators.home.suspendedText", {
            name: me.organization.name,
            reason: me.organization.suspend_reason,
          })}
        </Alert>
      ) : null}
      {error && !overview ? (
        <PageLoadFailed error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <FirstSteps
            overview={overview}
            shared={shared}
            canShare={pageUrl !== null}
            onShare={() => void share()}
          />
          <Numbers overview={overview} />
        </>
      )}
      <Places pageUrl={pageUrl} />
    </div>
  )
}
