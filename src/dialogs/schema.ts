import { z } from 'zod'
import { treeSchema, wordingSchema } from '../dialog/tree.ts'

/** The JSON Schemas that editors check dialog files with, by file name. */
export function schemaFiles(): Readonly<Record<string, string>> {
  return {
    'tree.schema.json': schemaText(treeSchema, 'The structure of a dialog'),
    'wording.schema.json': schemaText(wordingSchema, 'The words of a dialog in one language'),
  }
}

function schemaText(schema: z.ZodType, title: string): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`
}
