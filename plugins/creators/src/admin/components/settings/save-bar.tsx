import { Button, Container, Prompt, Text } from "@medusajs/ui"
import { useEffect } from "react"
import { useTranslation } from "react-i18next"
import { useBlocker } from "react-router-dom"

interface Props {
  changed: boolean
  /** Something else on the page that leaving would lose. */
  unpublished?: boolean
  saving: boolean
  onSave: () => void
  onDiscard: () => void
}

/** Appears with the first change, and asks before changes are lost. */
export const SaveBar = (props: Props) => {
  const { changed, unpublished = false, saving, onSave, onDiscard } = props
  const { t } = useTranslation()
  const isLost = changed || unpublished
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isLost && currentLocation.pathname !== nextLocation.pathname
  )
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (isLost) {
        event.preventDefault()
      }
    }
    window.addEventListener("beforeunload", ask)
    return () => window.removeEventListener("beforeunload", ask)
  }, [isLost])
  const text = (name: string) => t(`codexCreators.settings.unsaved.${name}`)
  return (
    <>
      {changed ? (
        <Container
          role="status"
          className="sticky bottom-4 z-10 flex flex-wrap items-center justify-between gap-3 px-6 py-3 shadow-elevation-flyout"
        >
          <Text size="small" weight="plus">
            {text("title")}
          </Text>
          <div className="flex gap-2">
            <Button size="small" variant="secondary" onClick={onDiscard}>
              {text("discard")}
            </Button>
            <Button size="small" onClick={onSave} isLoading={saving}>
              {t("codexCreators.settings.save")}
            </Button>
          </div>
        </Container>
      ) : null}
      <Prompt open={blocker.state === "blocked"} variant="confirmation">
        <Prompt.Content>
          <Prompt.Header>
            <Prompt.Title>{text("leave")}</Prompt.Title>
            <Prompt.Description>{text("leaveText")}</Prompt.Description>
          </Prompt.Header>
          <Prompt.Footer>
            <Prompt.Cancel onClick={() => blocker.reset?.()}>
              {text("stay")}
            </Prompt.Cancel>
            <Prompt.Action onClick={() => blocker.proceed?.()}>
              {text("go")}
            </Prompt.Action>
          </Prompt.Footer>
        </Prompt.Content>
      </Prompt>
    </>
  )
}
