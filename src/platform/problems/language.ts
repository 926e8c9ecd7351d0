export type Language = 'id' | 'en';

/** A title and a sentence about it, in both languages. */
export type Sentences = Readonly<Record<Language, { readonly title: string; readonly detail: string }>>;

export const say = (id: readonly [string, string], en: readonly [string, string]): Sentences => ({
  id: { title: id[0], detail: id[1] },
  en: { title: en[0], detail: en[1] },
});

/** Indonesian, unless English is what the caller would rather read. */
export const languageOf = (acceptLanguage: string | undefined): Language => {
  const ranked = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find(Boolean);
      return { language: tag.split('-')[0] ?? '', quality: Number(quality ?? 1) };
    })
    .filter(({ language, quality }) => (language === 'id' || language === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return ranked[0]?.language === 'en' ? 'en' : 'id';
};
