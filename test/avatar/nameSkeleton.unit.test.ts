import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayName } from '../../src/avatar/displayName.ts'
import { nameSkeleton } from '../../src/avatar/nameSkeleton.ts'
import { name } from './arbitraries.ts'

const characters = fc.string({ unit: 'binary' })

describe('TXT-08 names that look alike have one skeleton', () => {
  test.each([
    ['Cyrillic', 'Аdа', 'Ada'],
    ['Cyrillic alone', 'АДА РОСС', 'ада росс'],
    ['Cyrillic capitals', 'ВОВ НАТТ', 'BOB HATT'],
    ['Greek', 'Αdα Νορα', 'Ada Nopa'],
    ['Greek small letters', 'daνιd', 'david'],
    ['Greek capitals', 'ΗΑΝΝΑ ΜΥ', 'HANNA MY'],
    ['a final sigma', 'ΝΙΚΟΣ', 'ΝΙΚΟς'],
    ['Armenian', 'Jօհո', 'John'],
    ['Cherokee', 'ᎪᎠᎪ', 'ADA'],
    ['Lisu', 'ꓮꓓꓮ', 'ADA'],
    ['full width', 'Ａｄａ', 'Ada'],
    ['mathematical letters', '𝒜𝒹𝒶', 'Ada'],
    ['letters in circles', 'Ⓐⓓⓐ', 'Ada'],
    ['small capitals', 'ᴀᴅᴀ', 'ada'],
    ['a ligature', 'ﬁona', 'fiona'],
    ['rn and m', 'Arnanda', 'Amanda'],
    ['vv and w', 'vvilliam', 'William'],
    ['rn of other letters', 'Аrոаոdа', 'Amanda'],
    ['0 and o', 'Rob0t', 'Robot'],
    ['1, l and I', 'A1ice', 'AIice'],
    ['l and i', 'Alice', 'Aiice'],
    ['a bar', '|da', 'Ida'],
    ['case', 'ADA lovelace', 'Ada Lovelace'],
    ['the two capitals of ß', 'Strauß', 'STRAUSS'],
    ['Turkish', 'Işık', 'isik'],
    ['accents', 'José Núñez', 'Jose Nunez'],
    ['accents apart', 'Jose\u0301', 'José'],
    ['strokes', 'Søren', 'Soren'],
    ['Hebrew points', 'שָׁלוֹם', 'שלום'],
    ['Arabic vowels', 'مُحَمَّد', 'محمد'],
    ['a space behind', 'Ada ', 'Ada'],
    ['other spaces', 'Ada\u00A0\u3000Lovelace', 'Ada Lovelace'],
    ['no space', 'AdaLovelace', 'Ada Lovelace'],
    ['ZWSP', 'A\u200Bda', 'Ada'],
    ['a soft hyphen', 'A\u00ADda', 'Ada'],
    ['an override', '\u202EAda', 'Ada'],
    ['a tag', 'Ada\u{E0041}', 'Ada'],
    ['a blank pattern', 'Ada\u2800', 'Ada'],
    ['apostrophes', 'O’Brien', "O'Brien"],
    ['dashes', 'Jean–Luc', 'Jean-Luc'],
    ['a sign like #', 'Ada ♯1a2b', 'Ada #1a2b'],
  ])('%s', (_, imitation, original) => {
    expect(nameSkeleton(imitation)).toBe(nameSkeleton(original))
  })

  test.each([
    ['Ada', 'Adam'],
    ['Ada', 'Eda'],
    ['Ada 1', 'Ada 2'],
    ['Brave Tiger 42', 'Brave Tiger 43'],
    ['Марина', 'Мария'],
    ['Νίκος', 'Νίκη'],
    ['राम', 'रमा'],
    ['कि', 'का'],
    ['がな', 'かな'],
    ['김철수', '김철호'],
    ['山田', '田山'],
    ['نور', 'نورا'],
    ['👩 Ada', '👨 Ada'],
    ['Ada', 'Ada!'],
  ])('and %j is not %j', (first, second) => {
    expect(nameSkeleton(first)).not.toBe(nameSkeleton(second))
  })
})

test('TXT-08 the skeleton of a skeleton is the same: of every character, alone and beside others', () => {
  const wrong: string[] = []
  for (let code = 0; code <= 0x10ffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const character = String.fromCodePoint(code)
    const skeleton = nameSkeleton(`r${character}n`)
    if (nameSkeleton(skeleton) !== skeleton) wrong.push(code.toString(16))
  }
  expect(wrong).toEqual([])
})

test('TXT-08 the skeleton of a skeleton is the same: of names', () => {
  fc.assert(
    fc.property(fc.oneof(name, characters), (given) => {
      const skeleton = nameSkeleton(given)
      expect(nameSkeleton(skeleton)).toBe(skeleton)
    }),
    { numRuns: 1000 },
  )
})

test('TXT-08 case, accents, spaces and what cannot be seen make no difference, wherever they are', () => {
  const unseen = fc.constantFrom(' ', '\u200B', '\u202E', '\u2060', '\uFE0F', '\u0301', '\u3000', '\u00AD')
  const letters = fc.stringMatching(/^[a-z0-9ж山]{1,12}$/).map((text) => Array.from(text))
  const casing = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(letters, casing, fc.array(unseen), fc.nat(11), (plain, capitals, extra, at) => {
      const cased = plain.map((letter, index) => (capitals[index] ? letter.toUpperCase() : letter))
      const imitation = cased.toSpliced(Math.min(at, plain.length), 0, ...extra).join('')
      expect(nameSkeleton(imitation)).toBe(nameSkeleton(plain.join('')))
    }),
  )
})

test('TXT-08 what is shown has the skeleton of what was typed, as far as it was not cut', () => {
  fc.assert(
    fc.property(name, (given) => {
      const shown = displayName(given)
      fc.pre(given.length < 64 && !/[\p{M}\p{Cs}\p{Cc}]/u.test(given) && shown !== '')
      expect(nameSkeleton(shown)).toBe(nameSkeleton(given))
    }),
  )
})
