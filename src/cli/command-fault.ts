/** Why a command cannot do what it was asked, in words for who runs it. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
}
