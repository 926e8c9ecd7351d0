/** List items written before a rest. */
const AT_A_TIME = 100;

function* listText(list: readonly unknown[]): Generator<undefined, string> {
  if (list.length <= AT_A_TIME) return JSON.stringify(list);
  const parts: string[] = [];
  for (let from = 0; from < list.length; from += AT_A_TIME) {
    parts.push(JSON.stringify(list.slice(from, from + AT_A_TIME)).slice(1, -1));
    yield;
  }
  return `[${parts.join(',')}]`;
}

/** The text that `JSON.stringify` gives of an object, with rests in its long lists. */
export function* jsonText(body: object): Generator<undefined, string> {
  const fields: string[] = [];
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) continue;
    const text = Array.isArray(value) ? yield* listText(value) : JSON.stringify(value);
    fields.push(`${JSON.stringify(name)}:${text}`);
  }
  return `{${fields.join(',')}}`;
}
