/** A nominal type over `T`: two brands of one base never mix. */
export type Brand<T, B extends string> = T & { readonly __brand: B };
