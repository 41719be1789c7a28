import type { ServerResponse } from 'node:http'
import type { Clock } from '../../clock.ts'
import { nameInHeader } from '../../file-name.ts'
import { type Files, FileTooLargeError } from '../../files/files.ts'
import { phrasesIn } from '../../i18n/speak.ts'
import type { Sender } from '../../message.ts'
import type { Route, RouteRequest } from '../route.ts'
import type { TeamsOptions } from './options.ts'
import type { Speak } from './speak.ts'
import { uploadPage, uploadPolicy } from './upload-page.ts'
import { type Upload, uploadPath, type Uploads } from './uploads.ts'

export interface UploadOptions extends Pick<TeamsOptions, 'accept' | 'language'> {
  readonly uploads: Uploads
  readonly files: Files
  readonly speak: Speak
  readonly clock: Clock
}

/** The page behind a link of uploads.ts, and where it sends a file. */
export function uploadRoutes(options: UploadOptions): readonly Route[] {
  const { uploads } = options
  return [
    {
      method: 'GET',
      path: uploadPath,
      body: 'none',
      from: 'anywhere',
      async handle({ params }, response) {
        const upload = await uploads.find(params['token'] ?? '')
        const language = upload ? (await options.speak(senderOf(upload))).language : options.language
        const page = uploadPage(language, phrasesIn(language).chat.upload, upload !== undefined)
        response.setHeader('Content-Security-Policy', uploadPolicy)
        response.setHeader('Content-Type', 'text/html; charset=utf-8')
        response.statusCode = upload ? 200 : 404
        response.end(page)
      },
    },
    {
      method: 'POST',
      path: uploadPath,
      body: 'stream',
      from: 'own-page',
      async handle(request, response) {
        const token = request.params['token'] ?? ''
        const upload = await uploads.find(token)
        const name = nameInHeader(request.headers['x-file-name'])
        if (!upload || name === undefined) return turnAway(request, response, upload ? 422 : 404)
        try {
          await take(options, upload, request, name)
        } catch (error) {
          if (!(error instanceof FileTooLargeError)) throw error
          return turnAway(request, response, 413)
        }
        await uploads.used(token)
        response.statusCode = 204
        response.end()
      },
    },
  ]
}

/** A file given there is one sent in the conversation. */
async function take(
  { files, accept, clock }: UploadOptions,
  upload: Upload,
  request: RouteRequest,
  name: string,
): Promise<void> {
  const { conversation } = upload
  const sender = senderOf(upload)
  const type = request.headers['content-type']?.split(';')[0]?.trim()
  const file = await files.put(sender.key, { name, ...(type !== undefined && { type }), bytes: request })
  const id = `${conversation}/upload/${file.ref}`
  const happened = { type: 'said', message: id, text: '', files: [file] } as const
  await accept({
    id,
    conversation,
    address: { channel: 'teams', conversation },
    sender,
    at: clock.now(),
    happened,
  })
}

function senderOf({ sender: { key, name, locale, timeZone } }: Upload): Sender {
  return {
    key,
    ...(name !== undefined && { name }),
    ...(locale !== undefined && { locale }),
    ...(timeZone !== undefined && { timeZone }),
  }
}

/** Lets go of the connection: what is left of the body is read by nobody. */
function turnAway(request: RouteRequest, response: ServerResponse, status: number): void {
  response.setHeader('Connection', 'close')
  response.statusCode = status
  response.end()
  request.resume()
}
