// GitHub's language service imports JSON without saying so, and Jest prints a warning for each import.
export default {
  process: (code) => ({
    code: code.replace(/^(import \w+ from ".+\.json");$/gm, '$1 with { type: "json" };'),
  }),
}
