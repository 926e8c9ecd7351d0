/** A store cannot do what it was asked: nothing the caller did, and perhaps over soon. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';

  constructor(
    message: string,
    /** The store's own code of the fault, where it has one. */
    readonly errcode?: number,
  ) {
    super(message);
  }
}

/** A store is there, and will never do as it is set up: one sentence with its remedy, and nothing secret. */
export class StoreRefusal extends Error {
  override readonly name = 'StoreRefusal';
}
