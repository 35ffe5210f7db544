import { Button, Drawer } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { LoadFailed } from "./load-failed"
import { Loading } from "./loading"

interface Props<Data> {
  /** Of what is shown; `null`: nothing is. */
  id: string | null
  onClose: () => void
  query: { data?: Data; error: Error | null; refetch: () => unknown }
  title: string
  description?: ReactNode
  children: (data: Data) => ReactNode
  /** Beside *Close*: what else can be done with it. */
  action?: (data: Data) => ReactNode
  /** Parts with lines between them, instead of one column. */
  divided?: boolean
}

const DIVIDED = "divide-y overflow-y-auto p-0"
const COLUMN = "flex flex-col gap-6 overflow-y-auto"

/** One row of a list in full: while it loads, where it does not, and there. */
export const DetailDrawer = <Data,>(props: Props<Data>) => {
  const { t } = useTranslation()
  const { data, error, refetch } = props.query
  return (
    <Drawer
      open={props.id !== null}
      onOpenChange={(open) => !open && props.onClose()}
    >
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{props.title}</Drawer.Title>
          {props.description && (
            <Drawer.Description>{props.description}</Drawer.Description>
          )}
        </Drawer.Header>
        {data ? (
          <Drawer.Body className={props.divided ? DIVIDED : COLUMN}>
            {props.children(data)}
          </Drawer.Body>
        ) : error ? (
          <LoadFailed error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading />
        )}
        <Drawer.Footer>
          <Drawer.Close asChild>
            <Button size="small" variant="secondary">
              {t("codexKit.close")}
            </Button>
          </Drawer.Close>
          {data && props.action?.(data)}
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
