import { startUpload, type StudioFile, uploadEngine } from "./upload-engine"

/**
 * Uploads one file as the tray does, and waits for it. A file the library has
 * already is that one.
 *
 * @returns the id of its entry
 */
export function uploadOne(file: File): Promise<string> {
  const uppy = uploadEngine()
  return new Promise((resolve, reject) => {
    const id = startUpload(file)
    const settle = (end: () => void) => {
      uppy.off("upload-success", succeeded)
      uppy.off("upload-error", failed)
      uppy.off("file-removed", removed)
      end()
    }
    const entryOf = () => uppy.getFile(id).meta.mediaId ?? ""
    const succeeded = (done: StudioFile | undefined) => {
      if (done?.id === id) {
        settle(() => resolve(entryOf()))
      }
    }
    const failed = (stopped: StudioFile | undefined, error: Error) => {
      if (stopped?.id !== id) {
        return
      }
      const known = stopped.meta.trouble === "duplicate"
      settle(() => (known ? resolve(entryOf()) : reject(error)))
    }
    const removed = (gone: StudioFile) => {
      if (gone.id === id) {
        settle(() => reject(new Error("cancelled")))
      }
    }
    uppy.on("upload-success", succeeded)
    uppy.on("upload-error", failed)
    uppy.on("file-removed", removed)
  })
}
