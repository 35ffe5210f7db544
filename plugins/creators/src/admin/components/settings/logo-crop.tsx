import { Button, FocusModal, Label, Text } from "@medusajs/ui"
import {
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
} from "react"
import { useTranslation } from "react-i18next"
import { frameOf, type Crop } from "../../lib/crop"

const SIZE = 512
const STEP = 0.05
const MOVES: Record<string, [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
}

interface Props {
  file: File
  saving: boolean
  onSave: (picture: Blob) => void
  onCancel: () => void
}

function usePicture(file: File) {
  const [picture, setPicture] = useState<ImageBitmap | null>(null)
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    createImageBitmap(file).then(setPicture, () => setBroken(true))
  }, [file])
  return { picture, broken }
}

function useCanvas(picture: ImageBitmap | null, crop: Crop) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const paper = canvas.current?.getContext("2d")
    if (!paper || !picture) {
      return
    }
    const { x, y, side } = frameOf(picture, crop)
    paper.clearRect(0, 0, SIZE, SIZE)
    paper.imageSmoothingQuality = "high"
    paper.drawImage(picture, x, y, side, side, 0, 0, SIZE, SIZE)
  }, [picture, crop])
  return canvas
}

/** Chooses the square: drag or arrow keys to move, a slider to come nearer. */
export const LogoCrop = ({ file, saving, onSave, onCancel }: Props) => {
  const { t } = useTranslation()
  const { picture, broken } = usePicture(file)
  const [crop, setCrop] = useState<Crop>({ x: 0.5, y: 0.5, zoom: 1 })
  const canvas = useCanvas(picture, crop)
  const move = (dx: number, dy: number) =>
    setCrop(({ x, y, zoom }) => ({
      x: Math.min(1, Math.max(0, x + dx)),
      y: Math.min(1, Math.max(0, y + dy)),
      zoom,
    }))
  const drag = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.buttons === 1) {
      const width = event.currentTarget.clientWidth
      move(-event.movementX / width, -event.movementY / width)
    }
  }
  const press = (event: KeyboardEvent) => {
    const by = MOVES[event.key]
    if (by) {
      event.preventDefault()
      move(...by)
    }
  }
  const save = () =>
    canvas.current?.toBlob((blob) => blob && onSave(blob), "image/png")
  const label = (name: string) => t(`codexCreators.settings.logo.${name}`)
  return (
    <FocusModal open onOpenChange={(open) => !open && onCancel()}>
      <FocusModal.Content>
        <FocusModal.Header>
          <Button size="small" isLoading={saving} onClick={save}>
            {label("save")}
          </Button>
        </FocusModal.Header>
        <FocusModal.Body className="flex flex-col items-center gap-4 overflow-y-auto p-6 text-center">
          <FocusModal.Title>{label("crop")}</FocusModal.Title>
          <FocusModal.Description className="txt-small text-ui-fg-subtle">
            {broken ? label("broken") : label("cropHint")}
          </FocusModal.Description>
          <canvas
            ref={canvas}
            width={SIZE}
            height={SIZE}
            tabIndex={0}
            role="img"
            aria-label={label("crop")}
            className="bg-ui-bg-subtle size-64 cursor-move touch-none rounded-full border sm:size-80"
            onPointerMove={drag}
            onKeyDown={press}
          />
          <Label htmlFor="zoom" size="small" weight="plus">
            {label("zoom")}
          </Label>
          <input
            id="zoom"
            type="range"
            min={1}
            max={4}
            step={0.05}
            value={crop.zoom}
            onChange={(event) =>
              setCrop({ ...crop, zoom: Number(event.target.value) })
            }
          />
          <Text size="small" className="text-ui-fg-subtle">
            {label("sizes")}
          </Text>
        </FocusModal.Body>
      </FocusModal.Content>
    </FocusModal>
  )
}
