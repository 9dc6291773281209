/** Links say from where they work. */
import { expect, test } from 'vitest'
import { isOnlyHere, isOnlyInRoom, onNetwork, reportHint } from '../apps/web/screens/room/link-reach.ts'

test('a link that names this computer by itself works on it alone', () => {
  const here = [
    'http://localhost:3000/desk/a#t=b',
    'http://127.0.0.1:3000/x',
    'http://[::1]:3000/x',
    'http://a.localhost/',
  ]
  expect(here.map(isOnlyHere)).toEqual([true, true, true, true])
  const anywhere = ['http://192.168.1.7:3000/x', 'https://workshop.example.org/desk/a', 'http://localhost.example.org/']
  expect(anywhere.map(isOnlyHere)).toEqual([false, false, false])
})

test('the wall is offered as phones reach the server, with its key', () => {
  const join = 'http://192.168.1.7:3000/join/ABCD2345'
  expect(onNetwork('http://localhost:3000/wall/s1#t=key', join)).toBe('http://192.168.1.7:3000/wall/s1#t=key')
  expect(onNetwork('https://workshop.example.org/wall/s1#t=key', 'https://workshop.example.org/join/A')).toBe(
    'https://workshop.example.org/wall/s1#t=key',
  )
})

test('a report on plain http is said to open in the room only, and is not offered for a website', () => {
  const links = [
    'http://192.0.2.2:3111/report/a',
    'http://localhost:3000/report/a',
    'https://workshop.example.org/report/a',
  ]
  expect(links.map(isOnlyInRoom)).toEqual([true, true, false])
  expect(links.map((link) => reportHint(link).startsWith('It opens in this room only'))).toEqual([true, true, false])
})
