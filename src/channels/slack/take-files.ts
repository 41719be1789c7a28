import { fetchFiles, wordsOfFailed } from './files.ts'
import type { SlackOptions } from './options.ts'
import type { SenderOf } from './people.ts'
import { fileSchema } from './payloads.ts'
import { placeOf } from './place.ts'
import type { Speak } from './speak.ts'
import type { ViewPorts, Who } from './views/ports.ts'
import type { Whisper } from './whisper.ts'
import { installed } from './workspaces.ts'

export interface TakeFilesOptions extends Pick<SlackOptions, 'files' | 'workspaces' | 'settings' | 'log'> {
  readonly senderOf: SenderOf
  readonly speak: Speak
  readonly whisper: Whisper
  directPlace(who: Who): Promise<{ readonly conversation: string }>
}

/** Keeps files that were given in a form; of those that can't be had the person is told in their direct messages. */
export function createTakeFiles(options: TakeFilesOptions): ViewPorts['takeFiles'] {
  const { workspaces, settings, senderOf, speak, whisper } = options
  return async (who, given) => {
    const workspace = await installed(workspaces, who.team)
    const { key } = await senderOf(who)
    const files = given.map((file) => fileSchema.parse(file))
    const { kept, failed } = await fetchFiles({ ...options, hosts: settings.hosts }, workspace, key, files)
    if (failed.length > 0) {
      const place = placeOf((await options.directPlace(who)).conversation)
      const to = { channel: place?.channel ?? '', user: who.user }
      await whisper.here(workspace.api, to, wordsOfFailed(await speak(who), failed))
    }
    return kept
  }
}
