const ahead = /[\\/]src[\\/]openclaw[\\/]signatures[\\/]texts-ahead\.ts$/;

/**
 * The fixed texts of the signatures are read out of their patterns once, here: that costs ten milliseconds of processor time at every
 * look, and a pattern without one is worth a failed build.
 */
export const signaturesReadAhead = (root) => ({
  name: 'signatures-read-ahead',
  load: {
    filter: {id: ahead},
    async handler() {
      const {textsOfSignatures} = await import(`${root}src/openclaw/signatures.ts`);
      return {moduleType: 'js', code: `export const textsAhead = JSON.parse(${JSON.stringify(JSON.stringify(textsOfSignatures()))});`};
    },
  },
});
