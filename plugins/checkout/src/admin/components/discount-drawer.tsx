import { Button, Drawer, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import {
  EMPTY_DISCOUNT,
  readDiscount,
  type DiscountDraft,
  type DiscountErrors,
} from "../lib/discount-draft"
import { useCreateDiscount } from "../lib/discount-queries"
import { DiscountForm } from "./discount-form"

/** A new discount; it runs as soon as it is saved, or when it starts. */
export const DiscountDrawer = () => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexCheckout.discounts.${key}`)
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState<DiscountDraft>(EMPTY_DISCOUNT)
  const [errors, setErrors] = useState<DiscountErrors>({})
  const creating = useCreateDiscount()
  const toggle = (next: boolean) => {
    setOpen(next)
    setDraft(EMPTY_DISCOUNT)
    setErrors({})
  }
  const save = () => {
    const read = readDiscount(draft, new Date())
    setErrors(read.errors)
    if (Object.keys(read.errors).length > 0) {
      return
    }
    creating.mutateAsync(read.body).then(
      () => {
        toast.success(text("done.create"))
        toggle(false)
      },
      (error: unknown) => {
        toast.error(error instanceof Error ? error.message : String(error))
      }
    )
  }
  return (
    <Drawer open={open} onOpenChange={toggle}>
      <Drawer.Trigger asChild>
        <Button size="small" className="shrink-0 whitespace-nowrap">
          {text("create")}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{text("create")}</Drawer.Title>
          <Drawer.Description>{text("createPurpose")}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-5 overflow-y-auto">
          <DiscountForm
            draft={draft}
            errors={errors}
            change={(part) => setDraft((now) => ({ ...now, ...part }))}
          />
        </Drawer.Body>
        <Drawer.Footer>
          <Drawer.Close asChild>
            <Button size="small" variant="secondary">
              {text("cancel")}
            </Button>
          </Drawer.Close>
          <Button size="small" isLoading={creating.isPending} onClick={save}>
            {text("save")}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
