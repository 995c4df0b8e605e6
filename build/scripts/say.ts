/** Tells the person at the terminal, in both of the project's languages. */
export function say(chinese: string, english: string): void {
  console.log(`${chinese}\n${english}`)
}
