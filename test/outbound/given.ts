import type { Ticket } from '../../src/dialog/ticket.ts'
import { noon } from '../store/given.ts'

export const ticket: Ticket = {
  number: 1001,
  subject: 'El checkout falla',
  status: 'open',
  priority: 'high',
  createdAt: noon,
  updatedAt: noon,
}
