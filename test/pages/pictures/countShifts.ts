/** Adds up what has moved on the page, from its beginning. */
export function countShifts(): () => number {
  let sum = 0
  const add = (entries: PerformanceEntryList) => {
    for (const entry of entries) if ('value' in entry && typeof entry.value === 'number') sum += entry.value
  }
  const observer = new PerformanceObserver((list) => add(list.getEntries()))
  observer.observe({ type: 'layout-shift', buffered: true })
  return () => {
    add(observer.takeRecords())
    return sum
  }
}
