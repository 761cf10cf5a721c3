// Rolldown and Vite share one plugin interface, so the shipped bundle and the tests run the same code.

/** Runbooks and drills are data: a Markdown or YAML file imports as its text. */
export const textFiles = () => ({
  name: 'text-files',
  transform: {
    filter: {id: /\.(md|ya?ml)$/},
    handler: (code) => ({map: null, moduleType: 'js', code: `export default ${JSON.stringify(code)};`}),
  },
});
