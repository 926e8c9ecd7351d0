export type Language = 'id' | 'en';

/** A title and a sentence about it, in both languages. */
export type Sentences = Readonly<Record<Language, { readonly title: string; readonly detail: string }>>;

export const say = (id: readonly [string, string], en: readonly [string, string]): Sentences => ({
  id: { title: id[0], detail: id[1] },
  en: { title: en[0], detail: en[1] },
});
