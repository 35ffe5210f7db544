import {
  CancelJobCommand,
  CreateJobCommand,
  type CreateJobRequest,
  GetJobCommand,
  type Job,
  MediaConvertClient,
  MediaConvertServiceException,
  SearchJobsCommand,
} from "@aws-sdk/client-mediaconvert"
import type { MediaConvertOptions, S3StorageOptions } from "@codex/media"

import { TranscodeFailure } from "../failure"

/** With the SDK's own backoff; what then still fails is our attempt's. */
const MAX_ATTEMPTS = 5
const ANSWER_MS = 30_000

function makeClient(
  options: MediaConvertOptions,
  storage: S3StorageOptions
): MediaConvertClient {
  const { accessKeyId, secretAccessKey, sessionToken } = storage
  const credentials =
    accessKeyId && secretAccessKey
      ? {
          accessKeyId,
          secretAccessKey,
          ...(sessionToken ? { sessionToken } : {}),
        }
      : undefined
  return new MediaConvertClient({
    region: options.region ?? storage.region,
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: {
      connectionTimeout: ANSWER_MS,
      requestTimeout: ANSWER_MS,
      throwOnRequestTimeout: true,
    },
    ...(options.endpoint ? { endpoint: options.endpoint } : {}),
    ...(credentials ? { credentials } : {}),
  })
}

/** Asked again, the service may answer: it was busy, broken or not reached. */
export const isPassing = (error: unknown) =>
  !(error instanceof MediaConvertServiceException) ||
  error.$fault === "server" ||
  error.$metadata.httpStatusCode === 429

/** Whatever it refuses, the upload is not at fault. */
export function unavailable(error: unknown): TranscodeFailure {
  const detail =
    error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return new TranscodeFailure("encoder_unavailable", `MediaConvert ${detail}`)
}

function given(job: Job | undefined): Job & { Id: string } {
  if (!job?.Id) {
    throw new Error("answered without a job")
  }
  return { ...job, Id: job.Id }
}

/** The few calls of the MediaConvert API that we need. */
export class ConvertService {
  private readonly client: MediaConvertClient

  constructor(options: MediaConvertOptions, storage: S3StorageOptions) {
    this.client = makeClient(options, storage)
  }

  /** Its most recent jobs of this source, the latest first. */
  async search(source: string): Promise<Job[]> {
    const command = new SearchJobsCommand({
      InputFile: source,
      Order: "DESCENDING",
    })
    const { Jobs = [] } = await this.client.send(command)
    return Jobs
  }

  async get(id: string, abortSignal?: AbortSignal) {
    const command = new GetJobCommand({ Id: id })
    const { Job } = await this.client.send(command, { abortSignal })
    return given(Job)
  }

  async create(request: CreateJobRequest) {
    const { Job } = await this.client.send(new CreateJobCommand(request))
    return given(Job)
  }

  async cancel(id: string): Promise<void> {
    await this.client.send(new CancelJobCommand({ Id: id }))
  }
}
