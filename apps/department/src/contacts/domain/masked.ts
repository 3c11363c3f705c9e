/** How a citizen can be reached, as far as he said. */
interface Reachable {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
}

/** From so many characters on a number is still nobody's with seven of them shown. */
const longNumber = 11;

/** Enough of a contact to tell one from another, and too little to reach anybody: 王**, 138****5678, m***@…. */
export function masked({ name, phone, email }: Reachable): Reachable {
  return {
    name: name && `${firstOf(name)}**`,
    phone: phone && maskedPhone(phone),
    email: email && `${firstOf(email)}***@…`,
  };
}

function maskedPhone(phone: string): string {
  return phone.length < longNumber ? `****${phone.slice(-2)}` : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** A character as people count them, also where it takes two units. */
function firstOf(text: string): string {
  const [first = ''] = text;
  return first;
}
