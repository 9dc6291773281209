/**
 * A document's records without their history: enough to show a room, before the weight of what keeps it live has come. A
 * copy is never written to and never merged; the live document takes its place whole.
 */
import { z } from 'zod/mini'

/** By map, by key. What is in a record is checked when the record is read, as in a live document. */
export const DocumentCopy = z.record(z.string(), z.record(z.string(), z.unknown()))
export type DocumentCopy = z.infer<typeof DocumentCopy>

/** Where records are read from: a live document or a copy of one. */
export type RecordSource = {
  getMap(map: string): { get(key: string): unknown; values(): Iterable<unknown> }
}

type Whole = { getMap(map: string): { entries(): Iterable<[string, unknown]> } }

/** @param maps which of the document's maps to copy @returns a copy of the records as they stand */
export const copyOf = (document: Whole, maps: readonly string[]): DocumentCopy =>
  Object.fromEntries(maps.map((map) => [map, Object.fromEntries(document.getMap(map).entries())]))

/** @returns the copy as a reader of documents takes it; the same record is the same object each time. */
export function sourceOf(copy: DocumentCopy): RecordSource {
  const maps = new Map(Object.entries(copy).map(([map, records]) => [map, new Map(Object.entries(records))]))
  const empty: ReadonlyMap<string, unknown> = new Map()
  return { getMap: (map) => maps.get(map) ?? empty }
}

/** A document that nothing is in. */
export const NOTHING: RecordSource = sourceOf({})
