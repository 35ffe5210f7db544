import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { useEffect } from "react"
import { useTranslation } from "react-i18next"
import { nameTables } from "../lib/name-tables"

/** Keeps naming what Medusa's tables leave unnamed, once a frame at most. */
const TableNames = () => {
  const { t } = useTranslation()
  useEffect(() => {
    let due = 0
    const run = () => {
      due = 0
      nameTables((key, values) =>
        t(`codexCreators.tables.${key}`, values ?? {})
      )
    }
    const watch = new MutationObserver(() => {
      due ||= requestAnimationFrame(run)
    })
    watch.observe(document.body, { childList: true, subtree: true })
    window.addEventListener("resize", run)
    run()
    return () => {
      watch.disconnect()
      window.removeEventListener("resize", run)
      cancelAnimationFrame(due)
    }
  }, [t])
  return null
}

export const config = defineWidgetConfig({ zone: "topbar" })

export default TableNames
