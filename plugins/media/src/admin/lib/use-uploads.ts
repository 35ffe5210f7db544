import { useQueryClient } from "@tanstack/react-query"
import { toast } from "@medusajs/ui"
import { useEffect, useRef, useState, useSyncExternalStore } from "react"
import { useTranslation } from "react-i18next"
import type { AcceptedTypeDto } from "../../contract"
import { bytes } from "./format"
import { MEDIA_KEY } from "./queries"
import { refusalOf } from "./refusal"
import { startUpload, type StudioFile, uploadEngine } from "./upload-engine"

const files = () => uploadEngine().getState().files

function subscribe(changed: () => void): () => void {
  const uppy = uploadEngine()
  uppy.on("state-update", changed)
  return () => {
    uppy.off("state-update", changed)
  }
}

/** Every upload of this browser tab, oldest first. */
export function useUploads(): StudioFile[] {
  return Object.values(useSyncExternalStore(subscribe, files))
}

/** Tells the library about uploads that begin, finish or go away. */
export function useLibrarySync(): void {
  const queries = useQueryClient()
  useEffect(() => {
    const uppy = uploadEngine()
    const refresh = () =>
      void queries.invalidateQueries({ queryKey: [MEDIA_KEY] })
    uppy.on("upload-success", refresh)
    uppy.on("upload-error", refresh)
    uppy.on("file-removed", refresh)
    return () => {
      uppy.off("upload-success", refresh)
      uppy.off("upload-error", refresh)
      uppy.off("file-removed", refresh)
    }
  }, [queries])
}

/**
 * Checks each file and hands the accepted ones to the engine. What is chosen
 * before the rules have come waits for them, and is refused by none.
 */
export function useAddFiles(
  accepts: readonly AcceptedTypeDto[]
): (chosen: Iterable<File>) => void {
  const early = useRef<File[]>([])
  const addOne = useAddOne(accepts)
  const latest = useRef(addOne)
  latest.current = addOne
  const known = accepts.length > 0
  useEffect(() => {
    if (known) {
      early.current.splice(0).forEach((file) => {
        latest.current(file)
      })
    }
  }, [known])
  return (chosen) => {
    for (const file of chosen) {
      if (known) {
        addOne(file)
      } else {
        early.current.push(file)
      }
    }
  }
}

function useAddOne(accepts: readonly AcceptedTypeDto[]) {
  const { t } = useTranslation()
  return (file: File): void => {
    const refusal = refusalOf(file, accepts)
    if (!refusal) {
      addFile(file, () =>
        toast.info(t("codexMedia.refused.duplicate", { name: file.name }))
      )
      return
    }
    const limit = refusal.code === "size" ? bytes(refusal.limit) : ""
    const kind = refusal.code === "size" ? refusal.kind : "video"
    toast.error(t("codexMedia.refused.title", { name: file.name }), {
      description: t(`codexMedia.refused.${refusal.code}`, {
        limit,
        size: bytes(file.size),
        kind: t(`codexMedia.kind.${kind}`).toLowerCase(),
      }),
      duration: 10_000,
      // The tray lies in the other corner.
      position: "top-right",
    })
  }
}

/** Hands a file to the engine; one that stopped or is done makes room for it. */
export function addFile(file: File, onDuplicate: () => void): void {
  const uppy = uploadEngine()
  const finished = uppy
    .getFiles()
    .find(
      (other) =>
        other.name === file.name &&
        other.size === file.size &&
        (other.progress.uploadComplete || other.error)
    )
  if (finished) {
    uppy.removeFile(finished.id)
  }
  try {
    startUpload(file)
  } catch {
    // Uppy refuses one thing here: a file that is already on its way.
    onDuplicate()
  }
}

/** True while files are dragged over the window; drops go to `onDrop`. */
export function useDropAnywhere(onDrop: (files: Iterable<File>) => void) {
  const [over, setOver] = useState(false)
  const latest = useRef(onDrop)
  latest.current = onDrop
  useEffect(() => {
    let depth = 0
    const carriesFiles = (event: DragEvent) =>
      event.dataTransfer?.types.includes("Files") ?? false
    const enter = (event: DragEvent) => {
      if (carriesFiles(event)) {
        depth += 1
        setOver(true)
      }
    }
    const leave = () => {
      depth = Math.max(0, depth - 1)
      setOver(depth > 0)
    }
    const hover = (event: DragEvent) => {
      if (carriesFiles(event)) {
        event.preventDefault()
      }
    }
    const drop = (event: DragEvent) => {
      if (carriesFiles(event)) {
        event.preventDefault()
        depth = 0
        setOver(false)
        latest.current([...(event.dataTransfer?.files ?? [])])
      }
    }
    const listeners = {
      dragenter: enter,
      dragleave: leave,
      dragover: hover,
      drop,
    }
    for (const [name, listener] of Object.entries(listeners)) {
      window.addEventListener(name, listener as EventListener)
    }
    return () => {
      for (const [name, listener] of Object.entries(listeners)) {
        window.removeEventListener(name, listener as EventListener)
      }
    }
  }, [])
  return over
}
