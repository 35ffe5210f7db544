import { CheckCircleSolid, CircleDottedLine } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { FirstStep } from "../../contract"

const TARGETS: Record<FirstStep["key"], string> = {
  creator: "/creators",
  post: "/posts",
  payments: "/settings/regions",
  sale: "/purchases",
}

const Step = ({ step }: { step: FirstStep }) => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexInsights.first.${step.key}.${key}`)
  return (
    <div
      data-step={step.key}
      data-done={step.done}
      className="flex items-center gap-4 px-6 py-4"
    >
      {step.done ? (
        <CheckCircleSolid className="text-ui-tag-green-icon shrink-0" />
      ) : (
        <CircleDottedLine className="text-ui-fg-subtle shrink-0" />
      )}
      <div className="min-w-0 flex-1">
        <Text size="small" weight="plus">
          {text("title")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {text(step.done ? "done" : "todo")}
        </Text>
      </div>
      {!step.done && (
        <Button size="small" variant="secondary" asChild>
          <Link to={TARGETS[step.key]}>{text("action")}</Link>
        </Button>
      )}
    </div>
  )
}

/** What is between a new shop and its first sale. */
export const FirstSteps = ({ steps }: { steps: readonly FirstStep[] }) => {
  const { t } = useTranslation()
  return (
    <Container className="divide-y p-0">
      <div className="flex items-start justify-between gap-4 px-6 py-4">
        <div>
          <Heading level="h2">{t("codexInsights.first.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("codexInsights.first.purpose")}
          </Text>
        </div>
        <Text size="small" className="text-ui-fg-subtle whitespace-nowrap">
          {t("codexInsights.first.progress", {
            done: steps.filter((step) => step.done).length,
            total: steps.length,
          })}
        </Text>
      </div>
      {steps.map((step) => (
        <Step key={step.key} step={step} />
      ))}
    </Container>
  )
}
