import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../src/database.ts'
import { createRatings, noteOf, type Ratings, ratingOf } from '../../src/desk/ratings.ts'

describe('the ratings kept here', () => {
  let database: Database
  let ratings: Ratings
  beforeEach(() => {
    database = openDatabase(':memory:')
    ratings = createRatings(database)
  })
  afterEach(() => database.close())

  it('are counted by score, from one instant to before another', async () => {
    await database.write(() => {
      ratings.take(1, { score: 5 }, 100)
      ratings.take(2, { score: 5 }, 199)
      ratings.take(3, { score: 1, comment: 'lento' }, 150)
      ratings.take(4, { score: 3 }, 200)
    })
    expect(ratings.counts(100, 200)).toEqual([1, 0, 0, 0, 2])
  })

  it('keep the first score, and the first comment', async () => {
    const taken = await database.write(() => [
      ratings.take(1, { score: 4 }, 1),
      ratings.take(1, { score: 4 }, 2),
      ratings.take(1, { score: 2, comment: 'x' }, 3),
      ratings.take(1, { score: 4, comment: 'rápido' }, 4),
      ratings.take(1, { score: 4, comment: 'o no' }, 5),
    ])
    expect(taken).toEqual([true, false, false, true, false])
    expect(ratings.of(1)).toEqual({ score: 4, comment: 'rápido' })
    expect(ratings.of(2)).toBeUndefined()
  })

  it('are noted in stars, without a comment of spaces', () => {
    expect(noteOf(ratingOf({ score: 2, comment: '  ' }))).toBe('★★☆☆☆ 2/5')
    expect(noteOf(ratingOf({ score: 5, comment: ' bien ' }))).toBe('★★★★★ 5/5\nbien')
  })
})
