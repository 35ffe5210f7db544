import { Prompt } from "@medusajs/ui"
import { useEffect, type RefObject } from "react"
import { useTranslation } from "react-i18next"
import { useBlocker } from "react-router-dom"

/** Asks before unsaved changes are lost, inside the admin and on closing. */
export const LeaveGuard = ({ unsaved }: { unsaved: RefObject<boolean> }) => {
  const { t } = useTranslation()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsaved.current === true &&
      currentLocation.pathname !== nextLocation.pathname
  )
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (unsaved.current) {
        event.preventDefault()
      }
    }
    window.addEventListener("beforeunload", ask)
    return () => window.removeEventListener("beforeunload", ask)
  }, [unsaved])
  return (
    <Prompt open={blocker.state === "blocked"} variant="confirmation">
      <Prompt.Content>
        <Prompt.Header>
          <Prompt.Title>{t("codexContent.leave.title")}</Prompt.Title>
          <Prompt.Description>
            {t("codexContent.leave.text")}
          </Prompt.Description>
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel onClick={() => blocker.reset?.()}>
            {t("codexContent.leave.cancel")}
          </Prompt.Cancel>
          <Prompt.Action onClick={() => blocker.proceed?.()}>
            {t("codexContent.leave.confirm")}
          </Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
