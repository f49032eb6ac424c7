import { describe, expect, it } from 'vitest'
import { labelPlaces } from './thresholdLabels'

const plot = { top: 0, bottom: 100 }

describe('the labels of thresholds', () => {
  it('stand above their lines', () => {
    expect(labelPlaces([80, 40], plot)).toEqual(['above', 'above'])
  })

  it('part where two lines are close, whichever comes first', () => {
    expect(labelPlaces([50, 56], plot)).toEqual(['above', 'below'])
    expect(labelPlaces([56, 50], plot)).toEqual(['below', 'above'])
  })

  it('stay inside the plot', () => {
    expect(labelPlaces([4], plot)).toEqual(['below'])
    expect(labelPlaces([99], plot)).toEqual(['above'])
  })

  it('are left out rather than written over each other', () => {
    expect(labelPlaces([50, 53, 56], plot)).toEqual(['above', 'below', null])
  })
})
