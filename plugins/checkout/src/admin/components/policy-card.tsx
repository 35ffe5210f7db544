import {
  Button,
  Container,
  Heading,
  StatusBadge,
  Text,
  toast,
} from "@medusajs/ui"
import type { FormEvent, ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { RuleScope } from "../lib/policy-queries"

/** What the card says of a change, once it is known. */
export interface Said {
  onSuccess: () => void
  onError: (error: Error) => void
}

interface PolicyCardProps {
  title: string
  purpose: string
  scope: RuleScope
  own: boolean
  editable: boolean
  saving: boolean
  onSave: (said: Said) => void
  onFollow: (said: Said) => void
  children: ReactNode
}

/** One rule of a store: what it says, whose it is, and how to change it. */
export const PolicyCard = (props: PolicyCardProps) => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexCheckout.storeRules.${key}`)
  const inStudio = props.scope === "studio"
  const said: Said = {
    onSuccess: () => toast.success(text("saved")),
    onError: (error) => toast.error(error.message),
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    props.onSave(said)
  }
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col gap-3 px-6 py-4 md:flex-row md:items-start md:justify-between">
        <div className="max-w-2xl">
          <Heading level="h2">{props.title}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {props.purpose}
          </Text>
        </div>
        {inStudio && (
          <StatusBadge color={props.own ? "blue" : "grey"}>
            {text(props.own ? "own" : "follows")}
          </StatusBadge>
        )}
      </div>
      <form onSubmit={submit} className="divide-y">
        <fieldset disabled={!props.editable} className="flex flex-col divide-y">
          {props.children}
        </fieldset>
        <div className="flex flex-wrap items-center justify-end gap-2 px-6 py-4">
          {!props.editable && (
            <Text size="small" className="text-ui-fg-subtle mr-auto">
              {text("readOnly")}
            </Text>
          )}
          {inStudio && props.own && props.editable && (
            <Button
              size="small"
              type="button"
              variant="secondary"
              onClick={() => props.onFollow(said)}
            >
              {text("follow")}
            </Button>
          )}
          {props.editable && (
            <Button size="small" type="submit" isLoading={props.saving}>
              {text("save")}
            </Button>
          )}
        </div>
      </form>
    </Container>
  )
}
