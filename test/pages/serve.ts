import { deskToken, startScripted } from './scripted-server.ts'

/** The pages with scripted messages, to look at while working on them: `npx tsx test/pages/serve.ts 3999`. */
const server = await startScripted({ port: Number(process.argv[2] ?? 3999) })
process.stdout.write(`${server.url}\n${server.url}/desk?token=${deskToken}\n`)
