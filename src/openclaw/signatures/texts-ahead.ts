export interface SignatureTexts {
  readonly texts: readonly string[];
  /** For each text, the signatures that need it, by their place in the list. */
  readonly owners: readonly (readonly number[])[];
}

/** As the build read them out of the patterns; null in the sources, which read them at the first use. */
export const textsAhead: SignatureTexts | null = null as SignatureTexts | null;
