import { CheckCircleSolid, CircleDottedLine } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { Overview } from "../lib/use-overview"

interface Props {
  overview: Overview | undefined
  shared: boolean
  onShare: () => void
  canShare: boolean
}

const STEPS = ["upload", "post", "publish", "share"] as const
type Step = (typeof STEPS)[number]

const TARGETS: Record<Exclude<Step, "share">, string> = {
  upload: "/studio/media",
  post: "/studio/posts",
  publish: "/studio/posts",
}

/** Which steps are behind the creator; a post stands for what came before. */
export function stepsDone(
  overview: Overview | undefined,
  shared: boolean
): Record<Step, boolean> {
  const publish = (overview?.published ?? 0) > 0
  const post = publish || (overview?.posts ?? 0) > 0
  const upload = (overview?.media ?? 0) > 0
  return { upload, post, publish, share: shared }
}

const StepAction = ({
  step,
  disabled,
  onShare,
}: {
  step: Step
  disabled: boolean
  onShare: () => void
}) => {
  const { t } = useTranslation()
  const label = t(`codexCreators.start.action.${step}`)
  if (step === "share") {
    return (
      <Button
        size="small"
        variant="secondary"
        disabled={disabled}
        onClick={onShare}
      >
        {label}
      </Button>
    )
  }
  return (
    <Button size="small" variant="secondary" asChild>
      <Link to={TARGETS[step]}>{label}</Link>
    </Button>
  )
}

/** Four steps that tick themselves; gone once all of them are done. */
export const FirstSteps = ({ overview, shared, onShare, canShare }: Props) => {
  const { t } = useTranslation()
  const done = stepsDone(overview, shared)
  const count = STEPS.filter((step) => done[step]).length
  if (!overview || count === STEPS.length) {
    return null
  }
  return (
    <Container className="divide-y p-0">
      <div className="flex items-start justify-between gap-4 px-6 py-4">
        <div>
          <Heading level="h2">{t("codexCreators.start.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("codexCreators.start.purpose")}
          </Text>
        </div>
        <Text size="small" className="text-ui-fg-subtle whitespace-nowrap">
          {t("codexCreators.start.progress", {
            done: count,
            total: STEPS.length,
          })}
        </Text>
      </div>
      {STEPS.map((step) => (
        <div
          key={step}
          data-step={step}
          data-done={done[step]}
          className="flex items-center gap-4 px-6 py-4"
        >
          {done[step] ? (
            <CheckCircleSolid className="text-ui-tag-green-icon shrink-0" />
          ) : (
            <CircleDottedLine className="text-ui-fg-subtle shrink-0" />
          )}
          <div className="min-w-0 flex-1">
            <Text size="small" weight="plus">
              {t(`codexCreators.start.${step}.title`)}
            </Text>
            <Text size="small" className="text-ui-fg-subtle">
              {t(`codexCreators.start.${step}.${done[step] ? "done" : "todo"}`)}
            </Text>
          </div>
          {done[step] ? null : (
            <StepAction step={step} disabled={!canShare} onShare={onShare} />
          )}
        </div>
      ))}
    </Container>
  )
}
