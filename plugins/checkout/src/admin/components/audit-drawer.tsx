import { Button, Drawer, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AuditLogEvent } from "../../contract"
import { exact } from "../lib/format"
import { actionLabel } from "./audit-columns"
import { Facts } from "./facts"

/** Each side of a change as it was written down. */
const Side = ({ title, value }: { title: string; value: unknown }) =>
  value === null || value === undefined ? null : (
    <section className="flex flex-col gap-2">
      <Heading level="h3">{title}</Heading>
      <pre className="bg-ui-bg-subtle txt-small max-w-full overflow-x-auto rounded-md p-3 font-mono">
        {JSON.stringify(value, null, 2)}
      </pre>
    </section>
  )

const Body = ({ event }: { event: AuditLogEvent }) => {
  const { t, i18n } = useTranslation()
  const text = (key: string) => t(`codexCheckout.auditLog.${key}`)
  const { actor, object } = event
  return (
    <Drawer.Body className="flex flex-col gap-6 overflow-y-auto">
      <Facts
        rows={[
          [text("columns.when"), exact(event.at, i18n.language)],
          [
            text("columns.actor"),
            `${actor.name ?? actor.id} · ${text(`actor.${actor.kind}`)}`,
          ],
          [text("objectKind"), actionLabel(object.kind)],
          [text("columns.object"), object.id],
          [text("number"), event.seq],
        ]}
      />
      <Side title={text("before")} value={event.before} />
      <Side title={text("after")} value={event.after} />
      <Text size="small" className="text-ui-fg-subtle">
        {text(event.sealed ? "sealedHint" : "unsealedHint")}
      </Text>
    </Drawer.Body>
  )
}

/** One event: who, what, and how it was before and after. */
export const AuditDrawer = (props: {
  event: AuditLogEvent | undefined
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const { event, onClose } = props
  return (
    <Drawer
      open={event !== undefined}
      onOpenChange={(open) => !open && onClose()}
    >
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{event ? actionLabel(event.action) : ""}</Drawer.Title>
        </Drawer.Header>
        {event ? <Body event={event} /> : null}
        <Drawer.Footer>
          <Drawer.Close asChild>
            <Button size="small" variant="secondary">
              {t("codexKit.close")}
            </Button>
          </Drawer.Close>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
