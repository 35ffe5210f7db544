const DATABASE = "codex-uploads"
const STORE = "files"
/** The browser keeps a copy: gigabytes of it would fill somebody's disk. */
const MAX_BYTES = 64 * 1024 ** 2
const MAX_FILES = 10
/** As long as the server keeps an upload nobody goes on with. */
const MAX_AGE_MS = 48 * 60 * 60 * 1000

interface Kept {
  uploadId: string
  file: File
  at: number
}

const answerOf = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error("IndexedDB"))
  })

async function open(): Promise<IDBDatabase> {
  const request = window.indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: "uploadId" })
  }
  return answerOf(request)
}

/**
 * One turn at the store. A private window, a full disk or an old browser keep
 * nothing: the person chooses the file again, and nobody needs to know why.
 */
async function turn<T>(
  otherwise: T,
  work: (store: IDBObjectStore) => Promise<T>
): Promise<T> {
  try {
    const database = await open()
    try {
      const transaction = database.transaction(STORE, "readwrite")
      return await work(transaction.objectStore(STORE))
    } finally {
      database.close()
    }
  } catch {
    return otherwise
  }
}

const all = (store: IDBObjectStore) =>
  answerOf(store.getAll() as IDBRequest<Kept[]>)

/** Keeps a file of moderate size until its upload is through. */
export function keepFile(uploadId: string, file: File): Promise<void> {
  if (file.size > MAX_BYTES) {
    return Promise.resolve()
  }
  return turn(undefined, async (store) => {
    const others = await answerOf(store.count())
    if (others < MAX_FILES) {
      await answerOf(store.put({ uploadId, file, at: Date.now() }))
    }
  })
}

export function forgetFile(uploadId: string | undefined): Promise<void> {
  return uploadId
    ? turn(undefined, async (store) => {
        await answerOf(store.delete(uploadId))
      })
    : Promise.resolve()
}

/** Files of uploads a reload has interrupted, by upload. */
export function keptFiles(now = Date.now()): Promise<Map<string, File>> {
  return turn(new Map<string, File>(), async (store) => {
    const kept = await all(store)
    const old = kept.filter(({ at }) => now - at > MAX_AGE_MS)
    for (const { uploadId } of old) {
      await answerOf(store.delete(uploadId))
    }
    return new Map(
      kept
        .filter((entry) => !old.includes(entry))
        .map(({ uploadId, file }) => [uploadId, file])
    )
  })
}
