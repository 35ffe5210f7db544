import { DocumentText, MediaPlay } from "@medusajs/icons"
import { Button, Checkbox, Drawer, Input, Skeleton, Text } from "@medusajs/ui"
import type {
  LibraryResponse,
  MediaAssetDto,
} from "@codex/plugin-media/contract"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { DraftItem } from "../../lib/draft"
import { clock } from "../../lib/format"
import { fromAsset } from "../../lib/from-asset"
import { useLibrary } from "../../lib/queries"
import { AuthImage } from "../auth-image"
import { MediaState } from "../status"

interface LibraryDrawerProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  taken: readonly string[]
  onAdd: (items: DraftItem[]) => void
}

interface AssetRowProps {
  asset: MediaAssetDto
  taken: boolean
  checked: boolean
  onToggle: () => void
}

const AssetRow = ({ asset, taken, checked, onToggle }: AssetRowProps) => {
  const { t } = useTranslation()
  const title = asset.title || asset.filename
  return (
    <label className="hover:bg-ui-bg-base-hover flex cursor-pointer items-center gap-3 rounded-lg border p-3">
      <Checkbox
        aria-label={t("codexContent.library.select", { title })}
        checked={checked || taken}
        disabled={taken}
        onCheckedChange={onToggle}
      />
      {asset.kind === "file" ? (
        <span
          className="text-ui-fg-subtle flex shrink-0 justify-center"
          style={{ width: 72 }}
        >
          <DocumentText />
        </span>
      ) : (
        <AuthImage
          path={`/admin/studio/media/${asset.id}/thumbnail`}
          alt=""
          width={72}
          fallback={<MediaPlay />}
        />
      )}
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <Text size="small" weight="plus" className="truncate">
          {title}
        </Text>
        <div className="flex flex-wrap items-center gap-2">
          <MediaState {...asset} />
          <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
            {taken
              ? t("codexContent.library.onPost")
              : asset.duration_ms !== null && clock(asset.duration_ms)}
          </Text>
        </div>
      </div>
    </label>
  )
}

const Nothing = ({ filtered }: { filtered: boolean }) => {
  const { t } = useTranslation()
  const text = (key: string) =>
    t(`codexContent.library.${filtered ? "filtered" : "empty"}.${key}`)
  return (
    <div className="flex flex-col items-center gap-3 py-8 text-center">
      <div>
        <Text weight="plus">{text("heading")}</Text>
        <Text size="small" className="text-ui-fg-subtle">
          {text("text")}
        </Text>
      </div>
      {!filtered && (
        <Button size="small" variant="secondary" asChild>
          <Link to="/studio/media">{text("action")}</Link>
        </Button>
      )}
    </div>
  )
}

interface ChoiceListProps {
  library: LibraryResponse | undefined
  filtered: boolean
  taken: readonly string[]
  chosen: readonly MediaAssetDto[]
  onToggle: (asset: MediaAssetDto) => void
}

const ChoiceList = (props: ChoiceListProps) => {
  if (!props.library) {
    return Array.from({ length: 4 }, (_, i) => (
      <Skeleton key={i} className="w-full rounded-lg" style={{ height: 64 }} />
    ))
  }
  if (props.library.media.length === 0) {
    return <Nothing filtered={props.filtered} />
  }
  return props.library.media.map((asset) => (
    <AssetRow
      key={asset.id}
      asset={asset}
      taken={props.taken.includes(asset.id)}
      checked={props.chosen.some((one) => one.id === asset.id)}
      onToggle={() => props.onToggle(asset)}
    />
  ))
}

/** The creator's library; several files are picked at once, in order. */
export const LibraryDrawer = (props: LibraryDrawerProps) => {
  const { t } = useTranslation()
  const [q, setQ] = useState("")
  const [chosen, setChosen] = useState<MediaAssetDto[]>([])
  const { data, error } = useLibrary(q.trim(), props.open)
  const toggle = (asset: MediaAssetDto) =>
    setChosen((now) =>
      now.some((one) => one.id === asset.id)
        ? now.filter((one) => one.id !== asset.id)
        : [...now, asset]
    )
  const close = () => {
    setChosen([])
    setQ("")
    props.onOpenChange(false)
  }
  const add = () => {
    props.onAdd(chosen.map(fromAsset))
    close()
  }
  return (
    <Drawer
      open={props.open}
      onOpenChange={(open) => (open ? props.onOpenChange(true) : close())}
    >
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("codexContent.library.title")}</Drawer.Title>
          <Drawer.Description>
            {t("codexContent.library.purpose")}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-3 overflow-y-auto">
          <Input
            type="search"
            aria-label={t("codexContent.library.search")}
            placeholder={t("codexContent.library.search")}
            value={q}
            onChange={(event) => setQ(event.target.value)}
          />
          {error && (
            <Text size="small" className="text-ui-fg-error" role="alert">
              {error.message}
            </Text>
          )}
          <ChoiceList
            library={data}
            filtered={q.trim() !== ""}
            taken={props.taken}
            chosen={chosen}
            onToggle={toggle}
          />
        </Drawer.Body>
        <Drawer.Footer>
          <Button variant="secondary" size="small" onClick={close}>
            {t("codexContent.library.cancel")}
          </Button>
          <Button size="small" disabled={chosen.length === 0} onClick={add}>
            {chosen.length === 0
              ? t("codexContent.library.addNone")
              : t("codexContent.library.add", { count: chosen.length })}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
