// Runs an exported library over people, one FHIR bundle a line, and prints one line of JSON a person:
// {"id": "...", "results": {"hypertension": true, "smoking": null}}. Used by tests and bench.
// node run.cjs LIBRARY.elm.json VALUESETS.json BUNDLES.ndjson YYYY-MM-DD
const fs = require('fs');
const cql = require('cql-execution');
const fhir = require('cql-exec-fhir');

const [, , libraryFile, valueSetsFile, bundlesFile, on] = process.argv;

function codeService(bundle) {
  const sets = {};
  for (const { resource } of bundle.entry) {
    const codes = resource.compose.include.flatMap(i => i.concept.map(c => ({ code: c.code, system: i.system, display: c.display })));
    sets[resource.url] = { '': codes };
  }
  return new cql.CodeService(sets);
}

async function main() {
  const library = new cql.Library(JSON.parse(fs.readFileSync(libraryFile, 'utf8')));
  const service = codeService(JSON.parse(fs.readFileSync(valueSetsFile, 'utf8')));
  const [year, month, day] = on.split('-').map(Number);
  const executor = new cql.Executor(library, service, { On: new cql.Date(year, month, day) });
  const names = Object.keys(library.expressions).filter(name => /^[a-z][a-z0-9-]*$/.test(name));
  const started = process.hrtime.bigint();
  let people = 0;
  for (const line of fs.readFileSync(bundlesFile, 'utf8').split('\n')) {
    if (line.length === 0) continue;
    const source = fhir.PatientSource.FHIRv401();
    source.loadBundles([JSON.parse(line)]);
    const results = await executor.exec(source);
    for (const [id, found] of Object.entries(results.patientResults)) {
      people++;
      console.log(JSON.stringify({ id, results: Object.fromEntries(names.map(name => [name, found[name] === undefined ? null : found[name]])) }));
    }
  }
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  console.error(JSON.stringify({ people, seconds }));
}

main().catch(trouble => {
  console.error(trouble.stack);
  process.exit(1);
});
