/** List items written before a rest. */
const AT_A_TIME = 100;

function* listPieces(list: readonly unknown[], pieces: string[]): Generator<undefined, void> {
  pieces.push('[');
  for (let from = 0; from < list.length; from += AT_A_TIME) {
    if (from > 0) pieces.push(',');
    pieces.push(JSON.stringify(list.slice(from, from + AT_A_TIME)).slice(1, -1));
    if (list.length > AT_A_TIME) yield;
  }
  pieces.push(']');
}

/** The text that `JSON.stringify` gives of an object, with rests in its long lists; put together once, as it is megabytes. */
export function* jsonText(body: object): Generator<undefined, string> {
  const pieces: string[] = [];
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) continue;
    pieces.push(pieces.length === 0 ? '{' : ',', JSON.stringify(name), ':');
    if (Array.isArray(value)) yield* listPieces(value, pieces);
    else pieces.push(JSON.stringify(value));
  }
  pieces.push(pieces.length === 0 ? '{}' : '}');
  return pieces.join('');
}
