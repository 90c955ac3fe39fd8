import { hash32 } from '../internal/hash32.ts'

// Thirty-two and thirty-two, so that plain bits choose evenly.
const adjectives = words(`
  Brave Calm Clever Cosmic Daring Eager Fearless Gentle Golden Happy Humble Jolly Keen Kind Lively Lucky
  Mellow Mighty Nimble Noble Patient Proud Quick Quiet Rapid Silent Silver Sunny Swift Vivid Wild Witty`)
const animals = words(`
  Badger Bear Beaver Crane Dolphin Eagle Falcon Fox Gecko Hawk Heron Ibex Jaguar Koala Lemur Lion
  Lynx Marten Moose Orca Otter Owl Panda Puffin Raven Salmon Seal Stork Tiger Walrus Wolf Yak`)

/** A name in the service's manner, such as `Brave Tiger 42`. The same person has the same name in every run of a seed. */
export function makeName(key: string, seed: number): string {
  const hash = hash32(`name ${key}`, seed)
  return `${adjectives[hash & 31]} ${animals[(hash >>> 5) & 31]} ${10 + ((hash >>> 10) % 90)}`
}

function words(text: string): string[] {
  return text.trim().split(/\s+/)
}
