/** Marks that turn the direction of writing, also of what others wrote after it: a ticket's number, a status. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g

/** What a person sent, without what no person types and what a store may choke on; line breaks stay. */
export const typedText = (text: string): string =>
  text
    .replace(/(?![\t\n\r])\p{Cc}/gu, '')
    .replace(turning, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
