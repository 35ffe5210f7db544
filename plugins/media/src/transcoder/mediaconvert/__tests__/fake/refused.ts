/** An error as the API words it. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly type = "BadRequestException",
    readonly status = 400
  ) {
    super(message)
  }
}

export const notFound = (id: string) =>
  new Refused(`The job ${id} does not exist.`, "NotFoundException", 404)

export const conflict = (message: string) =>
  new Refused(message, "ConflictException", 409)
