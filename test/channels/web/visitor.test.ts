import { describe, expect, it } from 'vitest'
import { createVisitors } from '../../../src/channels/web/visitor.ts'

const visitors = createVisitors({ secret: 'one', secure: false })

describe('visitors', () => {
  it('reads back the visitor of a cookie it made', () => {
    const { visitor, cookie } = visitors.create()
    expect(visitors.read(`other=1; ${cookie.split(';')[0]}; more=2`)).toBe(visitor)
    expect(cookie).toContain('HttpOnly; SameSite=Lax')
  })

  it.each(['', 'ventanilla_visitor=', 'ventanilla_visitor=a.b', 'ventanilla_visitor=a', 'x=y'])(
    'takes "%s" for nobody',
    (cookies) => {
      expect(visitors.read(cookies)).toBeUndefined()
    },
  )

  it('takes a cookie signed with another secret for nobody', () => {
    const { cookie } = createVisitors({ secret: 'two', secure: false }).create()
    expect(visitors.read(cookie.split(';')[0])).toBeUndefined()
  })

  it('makes conversations that only their visitor owns', () => {
    const mine = visitors.create().visitor
    const conversation = visitors.newConversation(mine)
    expect(visitors.owns(mine, conversation)).toBe(true)
    expect(visitors.owns(visitors.create().visitor, conversation)).toBe(false)
    expect(visitors.owns(mine, `${conversation}x`)).toBe(false)
    expect(visitors.owns(mine, conversation.replace('web:', 'slack:'))).toBe(false)
  })

  it('marks the cookie for https only where the page is served so', () => {
    expect(createVisitors({ secret: 's', secure: true }).create().cookie).toContain('; Secure')
  })
})
