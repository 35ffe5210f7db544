import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { toast } from "@medusajs/ui"
import { useEffect } from "react"
import { useTranslation } from "react-i18next"
import { useLocation, useNavigate } from "react-router-dom"
import type { StudioMe } from "../../contract"
import { OrganizationSwitcher } from "../components/organization-switcher"
import { Viewing } from "../components/viewing"
import { ApiError } from "../lib/api"
import { detourOf } from "../lib/creator-pages"
import { useStudioMe } from "../lib/use-studio-me"

const STUDIO = "/studio"
const isSuspended = (error: unknown) =>
  error instanceof ApiError && error.code === "creator_suspended"

/** An operator's own pages need no organization, unless they look on. */
const standsAbove = ({ operator, viewed }: StudioMe, pathname: string) =>
  !operator || viewed || pathname.startsWith(STUDIO)

/**
 * Keeps a creator in Studio: the dashboard lands everybody on `/orders`, and
 * operators' pages would only show what the server refused.
 */
const StudioTopbar = () => {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const { data: me, error } = useStudioMe()
  const detour = me && !me.operator ? detourOf(pathname) : null
  // Studio says why; every other page would only be refused.
  const out = isSuspended(error) && pathname !== STUDIO
  const to = out ? STUDIO : detour?.to
  const explain = detour?.explain ?? false

  useEffect(() => {
    if (!to) {
      return
    }
    if (explain) {
      toast.info(t("codexCreators.topbar.redirected"))
    }
    void navigate(to, { replace: true })
  }, [to, explain, pathname, navigate, t])

  if (!me || !standsAbove(me, pathname)) {
    return null
  }
  return (
    <div className="flex min-w-0 items-center gap-2">
      {me.viewed ? <Viewing me={me} /> : null}
      <div className="min-w-0">
        <OrganizationSwitcher me={me} />
      </div>
    </div>
  )
}

export const config = defineWidgetConfig({ zone: "topbar" })

export default StudioTopbar
