import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { useEffect } from "react"
import { useLocation, useNavigate } from "react-router-dom"
import { isMissing, useSecondFactor } from "../lib/use-second-factor"

const PROFILE = "/settings/profile"

/** Leads to the profile whoever can open nothing else before a second factor. */
const SecondFactorGate = () => {
  const { data, refetch } = useSecondFactor()
  const { pathname } = useLocation()
  // The switch may have been moved since.
  useEffect(() => void refetch(), [pathname, refetch])
  const navigate = useNavigate()
  const away = isMissing(data) && !pathname.startsWith(PROFILE)
  useEffect(() => {
    if (away) {
      void navigate(PROFILE, { replace: true })
    }
  }, [away, navigate])
  return null
}

export const config = defineWidgetConfig({ zone: "topbar" })

export default SecondFactorGate
